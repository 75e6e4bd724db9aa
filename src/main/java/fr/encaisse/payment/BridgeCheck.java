package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Bridge about every link of an invoice that is not closed, then settles. */
@Component
class BridgeCheck {

    /** Nothing new is to be expected so soon. */
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(BridgeCheck.class);

    private final Receivables receivables;
    private final Links links;
    private final BridgeView view;
    private final Settlement settlement;
    private final Rhythm rhythm;
    private final Clock clock;

    BridgeCheck(
            Receivables receivables, Links links, BridgeView view, Settlement settlement, Rhythm rhythm, Clock clock) {
        this.clock = clock;
        this.receivables = receivables;
        this.links = links;
        this.view = view;
        this.settlement = settlement;
        this.rhythm = rhythm;
    }

    Outlook check(InvoiceId invoice) {
        receivables.get(invoice);
        return ask(invoice) ? rhythm.outlook(invoice) : rhythm.unknown(invoice);
    }

    /** For an impatient human. @return false when Bridge did not tell */
    boolean verify(InvoiceId invoice) {
        Instant last = receivables.get(invoice).checkedAt();
        boolean justNow = last != null && last.plus(JUST_NOW).isAfter(clock.instant());
        return justNow || ask(invoice);
    }

    private boolean ask(InvoiceId invoice) {
        List<SeenLink> seen;
        try {
            seen = view.look(links.watched(invoice));
        } catch (NoAnswer e) {
            log.debug("Payment of {} not checked: {}", invoice, e.getMessage());
            return false;
        } catch (Refused e) {
            log.warn("Payment of {} not checked: {}", invoice, e.getMessage());
            return false;
        }
        settlement.settle(invoice, seen);
        return true;
    }

    /** One link of which something is known to have happened. @throws NoAnswer when Bridge does not tell */
    void settleChanged(PaymentLink link) {
        settlement.settle(link.invoice(), List.of(view.glance(link)));
    }

    /** What became of the attempts to pay through one link. @throws NoAnswer when Bridge does not tell */
    void settleAttempts(PaymentLink link) {
        settlement.settle(link.invoice(), List.of(view.attempts(link)));
    }

    /** One link, closed or not. @throws NoAnswer when Bridge does not tell */
    void settle(PaymentLink link) {
        settlement.settle(link.invoice(), List.of(view.look(link)));
    }
}
