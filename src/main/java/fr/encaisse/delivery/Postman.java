package fr.encaisse.delivery;

import fr.encaisse.journal.Journal;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** Until then a document is in the making; after that somebody has to mend something. */
    private static final Duration DOCUMENT_EXPECTED = Duration.ofMinutes(1);

    /** Mail servers themselves give up after four or five days (RFC 5321, 4.5.4.1); people want to know sooner. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Outbox outbox;
    private final InvoiceMail mails;
    private final JavaMailSender sender;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Postman(
            Outbox outbox,
            InvoiceMail mails,
            JavaMailSender sender,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.mails = mails;
        this.sender = sender;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Safe to call on several nodes at once: a lease gives each mail to one of them. */
    void deliverDue() {
        for (UUID id : outbox.due(AT_ONCE)) {
            UUID owner = UUID.randomUUID();
            Optional<OutboxMail> mail = outbox.claim(id, owner);
            if (mail.isPresent() && deliver(mail.get(), owner).isTheServers()) {
                return; // the others would only wait for the same time-out
            }
        }
    }

    private Trouble deliver(OutboxMail mail, UUID owner) {
        try {
            MimeMessage message = sender.createMimeMessage();
            if (!mails.write(mail, message)) {
                awaitDocument(mail, owner);
                return Trouble.NONE;
            }
            sender.send(message);
        } catch (RuntimeException | MessagingException | UnsupportedEncodingException e) {
            return failed(mail, owner, e);
        }
        // Outside the try: what the server has accepted is not a failure, even if noting it fails.
        end("mail.sent", mail, () -> outbox.sent(mail.id(), owner));
        return Trouble.NONE;
    }

    private void awaitDocument(OutboxMail mail, UUID owner) {
        Duration waited = Duration.between(mail.requestedAt(), clock.instant());
        if (waited.compareTo(DOCUMENT_EXPECTED) < 0) {
            outbox.putBack(mail.id(), owner, DOCUMENT_PAUSE, Trouble.NONE);
        } else if (waited.compareTo(PATIENCE) < 0) {
            outbox.putBack(mail.id(), owner, DOCUMENT_EXPECTED, Trouble.NO_DOCUMENT);
        } else {
            LOG.warn("Mail {} is given up: there is no document", mail.id());
            end("mail.givenUp", mail, () -> outbox.givenUp(mail.id(), owner, Trouble.NO_DOCUMENT, ""));
        }
    }

    private Trouble failed(OutboxMail mail, UUID owner, Exception failure) {
        Trouble.Diagnosis found = Trouble.of(failure);
        Trouble trouble = found.trouble();
        String problem = found.problem();
        Duration pause = pause(mail.tries());
        if (trouble.isForGood()) {
            LOG.warn("Mail {} was refused: {}", mail.id(), trouble);
            end("mail.refused", mail, () -> outbox.refused(mail.id(), owner, trouble, problem));
        } else if (clock.instant().plus(pause).isAfter(mail.requestedAt().plus(PATIENCE))) {
            LOG.warn("Mail {} is given up: {}", mail.id(), trouble);
            end("mail.givenUp", mail, () -> outbox.givenUp(mail.id(), owner, trouble, problem));
        } else {
            LOG.warn("Mail {} could not be sent ({}), to be tried again: {}", mail.id(), trouble, problem);
            outbox.failed(mail.id(), owner, pause, trouble, problem);
        }
        return trouble;
    }

    private void end(String type, OutboxMail mail, BooleanSupplier ending) {
        transaction.executeWithoutResult(status -> {
            if (ending.getAsBoolean()) {
                note(type, mail);
            }
        });
    }

    private void note(String type, OutboxMail mail) {
        journal.record(
                type, mail.invoice().toString(), Map.of("delivery", mail.id(), "requestedBy", mail.requestedBy()));
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
