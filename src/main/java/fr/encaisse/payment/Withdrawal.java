package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.CallClass;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes the live link back when it is not for what is due any more, so that nobody pays twice or too much. */
@Component
class Withdrawal {

    private final Receivables receivables;
    private final Links links;
    private final LinkMaking making;
    private final BridgeCheck check;
    private final Background background;

    Withdrawal(Receivables receivables, Links links, LinkMaking making, BridgeCheck check, Background background) {
        this.receivables = receivables;
        this.links = links;
        this.making = making;
        this.check = check;
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
        });
    }
}
