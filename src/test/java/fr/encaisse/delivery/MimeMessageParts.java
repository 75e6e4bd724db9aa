package fr.encaisse.delivery;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/** What a mail program would show of a mail. */
final class MimeMessageParts {

    private String text;
    private String html;
    private String fileName;
    private byte[] file;

    private MimeMessageParts() {}

    static MimeMessageParts of(MimeMessage mail) throws Exception {
        MimeMessageParts parts = new MimeMessageParts();
        parts.take(mail);
        return parts;
    }

    String text() {
        return text;
    }

    String html() {
        return html;
    }

    String fileName() {
        return fileName;
    }

    byte[] file() {
        return file;
    }

    private void take(Part part) throws Exception {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                take(several.getBodyPart(i));
            }
        } else if (part.getFileName() != null) {
            fileName = part.getFileName();
            file = part.getInputStream().readAllBytes();
        } else if (part.isMimeType("text/html")) {
            html = (String) part.getContent();
        } else {
            text = (String) part.getContent();
        }
    }
}
