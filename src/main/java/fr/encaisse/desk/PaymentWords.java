package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.payment.Standing.Phase;
import fr.encaisse.shared.Display;
import org.springframework.stereotype.Component;

/** Where a payment stands, in words for staff. */
@Component
class PaymentWords {

    private final Payments payments;
    private final ProgressWords progress;
    private final Moments moments;
    private final Words words;

    PaymentWords(Payments payments, ProgressWords progress, Moments moments, Words words) {
        this.payments = payments;
        this.progress = progress;
        this.moments = moments;
        this.words = words;
    }

    Shown of(InvoiceId invoice) {
        Standing standing = payments.standing(invoice);
        ProgressWords.Shown working = mayBeOpeningLink(standing) ? progress.of(invoice) : null;
        return new Shown(
                standing.phase(),
                words.say("payment.phase." + standing.phase()),
                reason(invoice, standing),
                Display.money(standing.due(), words.locale()),
                Display.money(standing.paid(), words.locale()),
                standing.link() != null,
                checked(standing),
                working);
    }

    /** Asked only then: the screen comes every second, and the engine's jobs are another query. */
    private static boolean mayBeOpeningLink(Standing standing) {
        return standing.link() == null && standing.phase() != Phase.PAID && standing.phase() != Phase.CANCELLED;
    }

    private String checked(Standing standing) {
        boolean matters = standing.phase() != Phase.PAID && standing.phase() != Phase.CANCELLED;
        return matters && standing.checkedAt() != null
                ? words.say("desk.checked", moments.ago(standing.checkedAt()))
                : "";
    }

    private String reason(InvoiceId invoice, Standing standing) {
        if (standing.reason().isEmpty()) {
            return "";
        }
        String key = "payment.reason." + standing.reason();
        boolean apart = standing.reason().equals("MAX_AMOUNT")
                && payments.partLimits(invoice).isPresent();
        return words.sayOr(apart ? key + "_APART" : key, standing.reason());
    }

    /**
     * @param reason of the last refusal; empty when there was none
     * @param ready a live link stands behind the code
     * @param checked when Bridge was last asked; empty when it never was, or when that does not matter any more
     * @param progress null when nothing has to be opened
     */
    record Shown(
            Phase phase,
            String words,
            String reason,
            String due,
            String paid,
            boolean ready,
            String checked,
            ProgressWords.Shown progress) {}
}
