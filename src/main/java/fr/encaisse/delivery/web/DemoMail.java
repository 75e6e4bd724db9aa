package fr.encaisse.delivery.web;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A letter taken apart for reading. */
record DemoMail(
        UUID id,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String messageId,
        String text,
        String html,
        List<Attachment> attachments) {

    private static final Pattern PAYMENT_LINK = Pattern.compile("https?://\\S+/p/\\S+");

    /** A file that came along. */
    record Attachment(String name, String type, byte[] bytes) {}

    static DemoMail parse(UUID id, Instant receivedAt, byte[] mime) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mime));
            Parts parts = new Parts();
            parts.take(message);
            return new DemoMail(
                    id,
                    receivedAt,
                    people(message.getFrom()),
                    people(message.getAllRecipients()),
                    message.getSubject(),
                    message.getMessageID(),
                    parts.text,
                    parts.html,
                    List.copyOf(parts.attachments));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Mail " + id + " cannot be read", e);
        }
    }

    /** The link to pay, as a phone would find it in the text; null when there is none. */
    public String link() {
        Matcher link = PAYMENT_LINK.matcher(text);
        return link.find() ? link.group() : null;
    }

    private static String people(jakarta.mail.Address[] addresses) {
        return Arrays.stream(addresses)
                .map(address -> person((InternetAddress) address))
                .collect(Collectors.joining(", "));
    }

    private static String person(InternetAddress address) {
        String name = address.getPersonal();
        return name == null ? address.getAddress() : name + " <" + address.getAddress() + ">";
    }

    private static final class Parts {

        private String text = "";
        private String html = "";
        private final List<Attachment> attachments = new ArrayList<>();

        void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    take(several.getBodyPart(i));
                }
            } else if (part.getFileName() != null) {
                String type = part.getContentType().replaceAll(";.*", "").strip();
                attachments.add(new Attachment(
                        part.getFileName(), type, part.getInputStream().readAllBytes()));
            } else if (part.isMimeType("text/html")) {
                html = (String) part.getContent();
            } else if (part.isMimeType("text/plain")) {
                text = (String) part.getContent();
            }
        }
    }
}
