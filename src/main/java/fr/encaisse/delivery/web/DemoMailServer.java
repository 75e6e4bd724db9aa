package fr.encaisse.delivery.web;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Stands in for the mail server in the demonstration: keeps each letter instead of sending it. */
@Component
@Profile("demo")
class DemoMailServer extends JavaMailSenderImpl {

    private final DemoMails mails;

    DemoMailServer(DemoMails mails) {
        this.mails = mails;
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object[] originals) {
        for (MimeMessage message : messages) {
            try {
                mails.keep(bytes(message));
            } catch (MessagingException | IOException e) {
                throw new MailSendException(Map.of(message, e));
            }
        }
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        String messageId = message.getMessageID();
        message.saveChanges(); // would give it another id
        message.setHeader("Message-ID", messageId);
        ByteArrayOutputStream mime = new ByteArrayOutputStream();
        message.writeTo(mime);
        return mime.toByteArray();
    }
}
