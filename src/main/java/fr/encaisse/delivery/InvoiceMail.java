package fr.encaisse.delivery;

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

/** Writes the mail that carries an invoice: the PDF, the link to pay, the same words as HTML and as plain text. */
@Component
class InvoiceMail {

    private final Invoices invoices;
    private final Documents documents;
    private final Payments payments;
    private final MessageSource messages;
    private final ITemplateEngine templates;

    InvoiceMail(
            Invoices invoices,
            Documents documents,
            Payments payments,
            MessageSource messages,
            ITemplateEngine templates) {
        this.invoices = invoices;
        this.documents = documents;
        this.payments = payments;
        this.messages = messages;
        this.templates = templates;
    }

    /** @return false while the document is not rendered yet: there is nothing to send */
    boolean write(OutboxMail mail, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        Optional<StoredDocument> document = documents.find(mail.invoice());
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
                say(locale, "subject", content.number(), content.issuer().name()),
                opening(content, locale),
                due ? null : say(locale, "nothingDue." + nothingDue(standing)),
                due ? Display.money(standing.due(), locale) : null,
                say(locale, "due", Display.day(content.dueDate(), locale)),
                say(locale, "pay"),
                say(locale, "how"),
                due ? payments.publicAddress(mail.invoice()).toString() : null,
                due && isPrintedCodeDead(mail, document) ? say(locale, "printedCodeDead") : null,
                say(locale, "regards"),
                content.issuer().name(),
                Stream.of(content.issuer().phone(), content.issuer().email())
                        .filter(reach -> !reach.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    private List<String> opening(InvoiceContent content, Locale locale) {
        String name = content.buyer().contactName().isEmpty()
                ? content.buyer().name()
                : content.buyer().contactName();
        return List.of(
                say(locale, "greeting", name),
                say(
                        locale,
                        "invoice",
                        content.number(),
                        Display.day(content.issueDate(), locale),
                        content.title(),
                        Display.money(content.totals().gross(), locale)));
    }

    private static Standing.Phase nothingDue(Standing standing) {
        return switch (standing.phase()) {
            case CANCELLED, PENDING -> standing.phase();
            default -> Standing.Phase.PAID;
        };
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
