package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentLink.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes the live link back when nothing is due any more, so that nobody pays twice. */
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
    void on(NothingDue fact) {
        background.soon(() -> withdraw(fact.invoice()));
    }

    void withdraw(InvoiceId invoice) {
        if (receivables.get(invoice).isNothingDue()) {
            links.live(invoice).filter(link -> link.state() == State.VALID).ifPresent(link -> {
                making.revoke(link.bridgeId());
                check.settle(link);
            });
        }
    }
}
