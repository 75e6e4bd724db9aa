package fr.encaisse.payment;

import fr.encaisse.creditnote.CreditNoteIssued;
import fr.encaisse.invoice.InvoiceCancelled;
import fr.encaisse.invoice.InvoiceIssued;
import fr.encaisse.invoice.Invoices;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows the invoice: from its issue on something is due and there is a code for it, until it is cancelled. */
@Component
class Collecting {

    private final Receivables receivables;
    private final Settlement settlement;
    private final Invoices invoices;
    private final PublicToken tokens;
    private final Clock clock;

    Collecting(Receivables receivables, Settlement settlement, Invoices invoices, PublicToken tokens, Clock clock) {
        this.receivables = receivables;
        this.settlement = settlement;
        this.invoices = invoices;
        this.tokens = tokens;
        this.clock = clock;
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

    /** Less is due, or nothing: a link for more is taken back, and what is too much by now has to be sent back. */
    @EventListener
    void on(CreditNoteIssued fact) {
        settlement.change(fact.invoice(), before -> {
            receivables.credited(fact.invoice(), fact.credited());
            if (fact.nothingLeft()) {
                receivables.cancelled(fact.invoice(), clock.instant());
            }
            return null;
        });
    }

    @EventListener
    void on(InvoiceCancelled fact) {
        settlement.change(fact.invoice(), before -> {
            receivables.cancelled(fact.invoice(), clock.instant());
            return null;
        });
    }
}
