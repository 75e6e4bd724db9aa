package fr.encaisse.delivery;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.InvalidInput;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the mail that carries an invoice or a credit note: the PDF, the link to pay what is due, the same words as HTML and as plain text. */
@Component
class InvoiceMail {

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Documents documents;
    private final Payments payments;
    private final MessageSource messages;
    private final ITemplateEngine templates;

    InvoiceMail(
            Invoices invoices,
            CreditNotes creditNotes,
            Documents documents,
            Payments payments,
            MessageSource messages,
            ITemplateEngine templates) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.documents = documents;
        this.payments = payments;
        this.messages = messages;
        this.templates = templates;
    }

    /** @return false while the document is not rendered yet: there is nothing to send */
    boolean write(OutboxMail mail, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        Optional<StoredDocument> document =
                mail.creditNote() == null ? documents.find(mail.invoice()) : documents.find(mail.creditNote());
        if (document.isEmpty()) {
            return false;
        }
        InvoiceContent content = invoices.content(mail.invoice());
        Letter letter = letter(mail, content, document.get());
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        String sender = deliverable(oneLine(content.issuer().email()));
        parts.setFrom(sender, oneLine(content.issuer().name()));
        parts.setReplyTo(sender, oneLine(content.issuer().name()));
        parts.setTo(new InternetAddress(deliverable(oneLine(mail.recipient())), true));
        parts.setSentDate(Date.from(mail.requestedAt()));
        parts.setSubject(oneLine(letter.subject()));
        parts.setText(plain(letter), html(letter, mail.locale()));
        parts.addAttachment(
                document.get().fileName(), new ByteArrayResource(document.get().bytes()), "application/pdf");
        message.setHeader("Message-ID", mail.messageId());
        return true;
    }

    private Letter letter(OutboxMail mail, InvoiceContent content, StoredDocument document) {
        Locale locale = mail.locale();
        Standing standing = payments.standing(mail.invoice());
        boolean due = standing.due().isPositive() && standing.phase() != Standing.Phase.PENDING;
        return new Letter(
                subject(mail, content, locale),
                opening(mail, content, locale),
                due ? null : nothingDue(mail, content, standing),
                due ? Display.money(standing.due(), locale) : null,
                say(locale, "due", Display.day(content.dueDate(), locale)),
                say(locale, "pay"),
                say(locale, "how"),
                due ? payments.publicAddress(mail.invoice()).toString() : null,
                due && mail.creditNote() == null && isPrintedCodeDead(mail, document)
                        ? say(locale, "printedCodeDead")
                        : null,
                say(locale, "regards"),
                content.issuer().name(),
                Stream.of(content.issuer().phone(), content.issuer().email())
                        .filter(reach -> !reach.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    private String subject(OutboxMail mail, InvoiceContent content, Locale locale) {
        return mail.creditNote() == null
                ? say(locale, "subject", content.number(), content.issuer().name())
                : say(
                        locale,
                        "credit.subject",
                        creditNotes.get(mail.creditNote()).number(),
                        content.issuer().name());
    }

    private List<String> opening(OutboxMail mail, InvoiceContent content, Locale locale) {
        String name = content.buyer().contactName().isEmpty()
                ? content.buyer().name()
                : content.buyer().contactName();
        String greeting = say(locale, "greeting", name);
        if (mail.creditNote() != null) {
            return creditOpening(greeting, creditNotes.get(mail.creditNote()), locale);
        }
        return List.of(
                greeting,
                say(
                        locale,
                        "invoice",
                        content.number(),
                        Display.day(content.issueDate(), locale),
                        content.title(),
                        Display.money(content.totals().gross(), locale)));
    }

    private List<String> creditOpening(String greeting, CreditNote note, Locale locale) {
        return List.of(
                greeting,
                say(
                        locale,
                        "credit.opening",
                        note.number(),
                        Display.day(note.content().issueDate(), locale),
                        Display.money(note.content().totals().gross(), locale),
                        note.invoice().number(),
                        Display.day(note.invoice().issueDate(), locale)),
                say(locale, "credit.reason", note.reason()));
    }

    /** Said of the invoice, which a mail with a credit note has not named last. */
    private String nothingDue(OutboxMail mail, InvoiceContent content, Standing standing) {
        Standing.Phase phase = switch (standing.phase()) {
            case CANCELLED, PENDING -> standing.phase();
            default -> Standing.Phase.PAID;
        };
        return mail.creditNote() == null
                ? say(mail.locale(), "nothingDue." + phase)
                : say(mail.locale(), "credit.nothingDue." + phase, content.number());
    }

    private boolean isPrintedCodeDead(OutboxMail mail, StoredDocument document) {
        return payments.lastRevocation(mail.invoice())
                .filter(revoked -> revoked.isAfter(document.renderedAt()))
                .isPresent();
    }

    private static String plain(Letter letter) {
        List<String> lines = new ArrayList<>(letter.paragraphs());
        if (letter.link() == null) {
            lines.add(letter.nothingDue());
        } else {
            lines.add(letter.amount() + " " + letter.due());
            lines.add(letter.pay() + "\n" + letter.link());
            lines.add(letter.how());
        }
        if (letter.warning() != null) {
            lines.add(letter.warning());
        }
        lines.add(letter.regards() + "\n" + letter.sender() + "\n" + letter.reach());
        return String.join("\n\n", lines) + "\n";
    }

    /** Whoever can put a line break into a header can write headers of their own. */
    static String oneLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("recipient", "delivery.lineBreak");
        }
        return text;
    }

    private String html(Letter letter, Locale locale) {
        Context context = new Context(locale);
        context.setVariable("letter", letter);
        return templates.process("delivery/mail", context);
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage("delivery.mail." + key, args, locale);
    }

    /** Mail servers know international domains by their ASCII form only. */
    static String deliverable(String address) {
        int at = address.lastIndexOf('@') + 1;
        return address.substring(0, at) + IDN.toASCII(address.substring(at));
    }

    /**
     * @param nothingDue why there is nothing to pay; null when there is
     * @param amount what is due; null when nothing is
     * @param link null when nothing is due
     * @param warning that the code on the attached invoice is dead; null while it is alive
     */
    record Letter(
            String subject,
            List<String> paragraphs,
            String nothingDue,
            String amount,
            String due,
            String pay,
            String how,
            String link,
            String warning,
            String regards,
            String sender,
            String reach) {}
}
