package fr.encaisse.invoice;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that have been drafted or issued: reading, searching, and the ends they can come to. */
@Service
public class Invoices {

    private final InvoiceRegister register;
    private final InvoiceSearch search;
    private final FrozenInvoiceReader reader;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invoices(
            InvoiceRegister register,
            InvoiceSearch search,
            FrozenInvoiceReader reader,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.search = search;
        this.reader = reader;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The frozen content of an issued invoice. @throws fr.encaisse.shared.NotFound */
    public InvoiceContent content(InvoiceId invoice) {
        return reader.read(invoice);
    }

    /** The same invoice, once it is sure that it has been issued; reads nothing else. @throws fr.encaisse.shared.NotFound */
    public InvoiceId requireIssued(InvoiceId invoice) {
        if (!register.state(invoice).isIssued()) {
            throw new NotFound("invoice.unknown");
        }
        return invoice;
    }

    /** @throws fr.encaisse.shared.NotFound */
    public InvoiceSummary summary(InvoiceId invoice) {
        return search.summary(invoice);
    }

    /** Those of them that exist, in the order they are asked for. */
    public List<InvoiceSummary> summaries(Collection<InvoiceId> invoices) {
        return search.summaries(invoices);
    }

    /**
     * By number, client, title (any words in any order), newest first.
     *
     * @param states empty for all but abandoned drafts
     */
    public List<InvoiceSummary> search(String text, List<InvoiceState> states, int offset, int limit) {
        return search(text, states, InvoiceOrder.NEWEST, offset, limit);
    }

    /** The same in another order. */
    public List<InvoiceSummary> search(
            String text, List<InvoiceState> states, InvoiceOrder order, int offset, int limit) {
        return search.search(text, states, order, offset, limit);
    }

    /** The drafts that somebody is writing, newest first. */
    public List<InvoiceSummary> draftsOf(String owner, int limit) {
        return search.draftsOf(owner, limit);
    }

    /** The last that were paid, whenever they were issued, the latest payment first. */
    public List<InvoiceSummary> paidLately(int limit) {
        return search.paidLately(limit);
    }

    /** The whole amount is there: marks the invoice paid once and publishes {@link InvoicePaid}; again does nothing. */
    @Transactional
    public void settled(InvoiceId invoice, Instant at) {
        if (closes(invoice, Set.of(InvoiceState.OPEN), InvoiceState.PAID, at)) {
            journal.record("invoice.paid", invoice.toString(), Map.of("at", at.toString()));
            events.publishEvent(new InvoicePaid(invoice, at));
        }
    }

    /** Money that had made the invoice paid is gone: it is due again, once; publishes {@link InvoiceReopened}. */
    @Transactional
    public void reopened(InvoiceId invoice) {
        if (register.reopen(invoice, clock.instant())) {
            journal.record("invoice.reopened", invoice.toString(), Map.of());
            events.publishEvent(new InvoiceReopened(invoice));
        }
    }

    /** Credit notes cover the whole amount: cancels the invoice once, paid or not; publishes {@link InvoiceCancelled}. */
    @Transactional
    public void cancelled(InvoiceId invoice) {
        if (closes(invoice, Set.of(InvoiceState.OPEN, InvoiceState.PAID), InvoiceState.CANCELLED, null)) {
            journal.record("invoice.cancelled", invoice.toString(), Map.of());
            events.publishEvent(new InvoiceCancelled(invoice));
        }
    }

    /** From now on a search finds the invoice by the number of its credit note as well. */
    @Transactional
    public void findableBy(InvoiceId invoice, String creditNoteNumber) {
        register.findableBy(invoice, creditNoteNumber);
    }

    /** What is cancelled stays cancelled; what is paid is paid once, until its money is gone. */
    private boolean closes(InvoiceId invoice, Set<InvoiceState> from, InvoiceState end, Instant settledAt) {
        return register.close(requireIssued(invoice), from, end, settledAt, clock.instant());
    }
}
