package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceIssued;
import fr.encaisse.invoice.Invoices;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows the invoice: from its issue on something is due and there is a code for it, until it is cancelled. */
@Component
class Collecting {

    private final Receivables receivables;
    private final Links links;
    private final Invoices invoices;
    private final PublicToken tokens;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Collecting(
            Receivables receivables,
            Links links,
            Invoices invoices,
            PublicToken tokens,
            Clock clock,
            ApplicationEventPublisher events) {
        this.receivables = receivables;
        this.links = links;
        this.invoices = invoices;
        this.tokens = tokens;
        this.clock = clock;
        this.events = events;
    }

    /** In the issuing transaction: there is no issued invoice without its code. */
    @EventListener
    void on(InvoiceIssued fact) {
        String token = tokens.create();
        receivables.add(
                fact.invoice(),
                fact.number(),
                invoices.content(fact.invoice()).totals().gross(),
                PublicToken.hash(token),
                tokens.seal(fact.invoice(), token));
    }

    @EventListener
    void on(InvoiceCancelled fact) {
        receivables.lock(fact.invoice());
        receivables.cancelled(fact.invoice(), clock.instant());
        if (links.live(fact.invoice()).isPresent()) {
            events.publishEvent(new NothingDue(fact.invoice()));
        }
    }
}
