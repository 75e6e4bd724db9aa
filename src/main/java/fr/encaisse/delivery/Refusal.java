package fr.encaisse.delivery;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** Tells a refusal of this mail (reply 5xx to its sender, recipient or content, RFC 5321) from a server in trouble. */
final class Refusal {

    private Refusal() {}

    static boolean isForGood(Exception failure) {
        if (!(failure instanceof MailSendException)) {
            return false; // not reached, not signed in: the mail itself was never judged
        }
        for (Exception each : ((MailSendException) failure).getMessageExceptions()) {
            for (Exception e = each; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
                if (replyCode(e) / 100 == 5) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int replyCode(Exception e) {
        if (e instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return e instanceof SMTPSendFailedException content ? content.getReturnCode() : 0;
    }
}
