package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.Refused;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Bridge about every link of an invoice that is not closed, then settles. */
@Component
class BridgeCheck {

    private static final Logger log = LoggerFactory.getLogger(BridgeCheck.class);

    private final Receivables receivables;
    private final Links links;
    private final BridgeView view;
    private final Settlement settlement;
    private final Rhythm rhythm;

    BridgeCheck(Receivables receivables, Links links, BridgeView view, Settlement settlement, Rhythm rhythm) {
        this.receivables = receivables;
        this.links = links;
        this.view = view;
        this.settlement = settlement;
        this.rhythm = rhythm;
    }

    Outlook check(InvoiceId invoice) {
        receivables.get(invoice);
        List<SeenLink> seen;
        try {
            seen = view.look(links.watched(invoice));
        } catch (NoAnswer | Refused e) {
            log.warn("Payment of {} not checked: {}", invoice, e.getMessage());
            return rhythm.unknown(invoice);
        }
        settlement.settle(invoice, seen);
        return rhythm.outlook(invoice);
    }

    /** One link, closed or not. @throws NoAnswer when Bridge does not tell */
    void settle(PaymentLink link) {
        settlement.settle(link.invoice(), List.of(view.look(link)));
    }
}
