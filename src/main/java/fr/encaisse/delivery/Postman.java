package fr.encaisse.delivery;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes mails from the outbox to the mail server, with growing pauses while that does not answer. */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration DOCUMENT_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_PROBLEM = 1000;

    private final Outbox outbox;
    private final InvoiceMail mails;
    private final JavaMailSender sender;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Postman(Outbox outbox, InvoiceMail mails, JavaMailSender sender, Journal journal, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.mails = mails;
        this.sender = sender;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Safe to call on several nodes at once: a lease gives each mail to one of them. */
    void deliverDue() {
        for (UUID id : outbox.due(AT_ONCE)) {
            UUID owner = UUID.randomUUID();
            outbox.claim(id, owner).ifPresent(mail -> deliver(mail, owner));
        }
    }

    private void deliver(OutboxMail mail, UUID owner) {
        try {
            MimeMessage message = sender.createMimeMessage();
            if (!mails.write(mail, message)) {
                outbox.putBack(mail.id(), owner, DOCUMENT_PAUSE);
                return;
            }
            sender.send(message);
        } catch (RuntimeException | MessagingException | UnsupportedEncodingException e) {
            failed(mail, owner, e);
            return;
        }
        // Outside the try: what the server has accepted is not a failure, even if noting it fails.
        transaction.executeWithoutResult(status -> {
            if (outbox.sent(mail.id(), owner)) {
                note("mail.sent", mail);
            }
        });
    }

    private void failed(OutboxMail mail, UUID owner, Exception failure) {
        String problem = problem(failure);
        if (Refusal.isForGood(failure)) {
            LOG.warn("Mail {} was refused by the mail server", mail.id());
            transaction.executeWithoutResult(status -> {
                if (outbox.refused(mail.id(), owner, problem)) {
                    note("mail.refused", mail);
                }
            });
        } else {
            LOG.warn("Mail {} could not be sent, to be tried again", mail.id(), failure);
            outbox.failed(mail.id(), owner, pause(mail.tries()), problem);
        }
    }

    private void note(String type, OutboxMail mail) {
        journal.record(
                type, mail.invoice().toString(), Map.of("delivery", mail.id(), "requestedBy", mail.requestedBy()));
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String problem(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String text = PlainText.clean(cause.getMessage());
        String problem = text.isEmpty() ? cause.getClass().getSimpleName() : text;
        return problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
    }
}
