package fr.encaisse.delivery;

import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What went wrong with a mail; words are under {@code delivery.trouble.<name>}. Replies of servers as in RFC 5321. */
enum Trouble {
    NONE,
    /** The document that it carries has not been made. */
    NO_DOCUMENT,
    /** Nobody there by this name, or the mailbox takes nothing. */
    RECIPIENT,
    /** Our own address may not send through this server. */
    SENDER,
    /** Too large, or taken for spam. */
    CONTENT,
    /** Cannot even be written: an address or a name that breaks the letter's head. */
    UNFIT,
    /** Asks us to come again: greylisting, a full mailbox, too many mails. */
    BUSY,
    UNREACHABLE,
    /** Took the connection and then said nothing. */
    SILENT,
    SIGN_IN,
    OTHER;

    private static final int LONGEST = 1000;

    /** Asking again would not help. */
    boolean isForGood() {
        return this == RECIPIENT || this == SENDER || this == CONTENT || this == UNFIT;
    }

    /** The next mail would meet it too. */
    boolean isTheServers() {
        return this == UNREACHABLE || this == SILENT || this == SIGN_IN;
    }

    /** The trouble and what the server said about it, or else what Java says. */
    record Diagnosis(Trouble trouble, String problem) {}

    static Diagnosis of(Exception failure) {
        return causes(failure).stream()
                .map(cause -> new Diagnosis(ofOne(cause), said(cause)))
                .filter(found -> found.trouble() != NONE)
                .findFirst()
                .orElseGet(() -> new Diagnosis(OTHER, said(NestedExceptionUtils.getMostSpecificCause(failure))));
    }

    private static String said(Throwable cause) {
        String message = PlainText.clean(cause.getMessage());
        String own = message.replaceAll(";?\\s*nested exception is:[\\s\\S]*", "")
                .replaceAll("\\s+", " ")
                .strip();
        String text = own.isEmpty() ? cause.getClass().getSimpleName() : own;
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Trouble ofOne(Throwable cause) {
        if (cause instanceof MailAuthenticationException) {
            return SIGN_IN;
        }
        if (cause instanceof InvalidInput
                || cause instanceof AddressException
                || cause instanceof UnsupportedEncodingException) {
            return UNFIT;
        }
        if (cause instanceof SMTPAddressFailedException recipient) {
            return ofReply(recipient.getReturnCode(), RECIPIENT);
        }
        if (cause instanceof SMTPSenderFailedException sender) {
            return ofReply(sender.getReturnCode(), SENDER);
        }
        if (cause instanceof SMTPSendFailedException content) {
            return ofReply(content.getReturnCode(), isAboutSender(content) ? SENDER : CONTENT);
        }
        return ofConnection(cause);
    }

    private static boolean isAboutSender(SMTPSendFailedException failure) {
        return failure.getCommand() != null && failure.getCommand().startsWith("MAIL");
    }

    private static Trouble ofReply(int code, Trouble refusal) {
        if (code == 530 || code == 535 || code == 538) { // wants us to sign in first, RFC 4954
            return SIGN_IN;
        }
        return code / 100 == 5 ? refusal : code / 100 == 4 ? BUSY : NONE;
    }

    private static Trouble ofConnection(Throwable cause) {
        if (cause instanceof MailConnectException
                || cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException) {
            return UNREACHABLE;
        }
        return cause instanceof SocketTimeoutException ? SILENT : NONE;
    }

    /** Jakarta Mail chains what happened in two ways, and Spring keeps it in a third. */
    private static Set<Throwable> causes(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        Deque<Throwable> toLook = new ArrayDeque<>(List.of(failure));
        while (!toLook.isEmpty()) {
            Throwable each = toLook.poll();
            if (!found.add(each)) {
                continue;
            }
            if (each instanceof MailSendException sending) {
                Collections.addAll(toLook, sending.getMessageExceptions());
            }
            if (each instanceof MessagingException message && message.getNextException() != null) {
                toLook.add(message.getNextException());
            }
            if (each.getCause() != null) {
                toLook.add(each.getCause());
            }
        }
        return found;
    }
}
