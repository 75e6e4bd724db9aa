package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.CallClass;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes the live link back when it is not for what is due any more, so that nobody pays twice or too much. */
@Component
class Withdrawal {

    private final Receivables receivables;
    private final Links links;
    private final LinkMaking making;
    private final BridgeCheck check;
    private final LinkOpening opening;
    private final Clock clock;
    private final Background background;

    Withdrawal(
            Receivables receivables,
            Links links,
            LinkMaking making,
            BridgeCheck check,
            LinkOpening opening,
            Clock clock,
            Background background) {
        this.receivables = receivables;
        this.links = links;
        this.making = making;
        this.check = check;
        this.opening = opening;
        this.clock = clock;
        this.background = background;
    }

    @TransactionalEventListener
    void on(OutdatedLink fact) {
        background.soon(() -> CallClass.OPENING.run(() -> withdraw(fact.invoice())));
    }

    void withdraw(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        links.live(invoice).filter(link -> link.isOutdated(receivable)).ifPresent(link -> {
            making.revoke(link.bridgeId());
            check.settle(link);
            replace(invoice);
        });
    }

    /** Whoever holds the code in the hand right now waits for a link; everybody else gets one when asking for it. */
    private void replace(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        if (!receivable.isNothingDue() && receivable.isOnScreen(clock.instant())) {
            opening.keep(invoice);
        }
    }
}
