package fr.encaisse.delivery;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import fr.encaisse.journal.Journal;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the outbox be emptied into a mail server of the test. */
public final class PostOffice {

    private PostOffice() {}

    /** A mail as its reader meets it. */
    public record Mail(MimeMessage message, String text, String html) {}

    /** Sends all that waits. @return the mail whose plain text contains the words */
    public static Mail deliver(ApplicationContext app, GreenMailExtension server, String words) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.getSmtp().getPort());
        new Postman(
                        app.getBean(Outbox.class),
                        app.getBean(InvoiceMail.class),
                        sender,
                        app.getBean(Journal.class),
                        app.getBean(Clock.class),
                        app.getBean(TransactionTemplate.class))
                .deliverDue();
        return Arrays.stream(server.getReceivedMessages())
                .map(PostOffice::read)
                .filter(mail -> mail.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No mail says " + words));
    }

    private static Mail read(MimeMessage message) {
        try {
            MimeMessageParts parts = MimeMessageParts.of(message);
            return new Mail(message, parts.text(), parts.html());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
