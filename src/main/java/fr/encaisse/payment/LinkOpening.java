package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentLink.State;
import fr.encaisse.payment.bridge.CallClass;
import fr.encaisse.payment.bridge.HeldBack;
import fr.encaisse.payment.bridge.KeysRefused;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import fr.encaisse.payment.bridge.Refused;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leads from wherever an invoice stands to the one live link for what is due, one small step at a time, each step
 * starting from what the tables say by then. May run inside the engine's transaction: before the last step it writes only
 * in transactions of its own and holds no lock between them.
 */
@Component
class LinkOpening {

    /** What one transfer may carry at Bridge. */
    static final Money MAX_AMOUNT = Money.of("35000");

    private static final int MOST_STEPS = 8;

    private final Receivables receivables;
    private final Links links;
    private final Attempts attempts;
    private final BridgeView view;
    private final Settlement settlement;
    private final LinkMaking making;
    private final LostIntents lostIntents;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate joining;
    private final TransactionTemplate apart;

    LinkOpening(
            Receivables receivables,
            Links links,
            Attempts attempts,
            BridgeView view,
            Settlement settlement,
            LinkMaking making,
            LostIntents lostIntents,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.receivables = receivables;
        this.links = links;
        this.attempts = attempts;
        this.view = view;
        this.settlement = settlement;
        this.making = making;
        this.lostIntents = lostIntents;
        this.clock = clock;
        this.events = events;
        joining = new TransactionTemplate(transactions);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Somebody wants to pay: what came of the last try is over. */
    Optional<URI> open(InvoiceId invoice) {
        return CallClass.OPENING.call(() -> lead(invoice, true));
    }

    /** Nobody asks anew: a refusal of a moment ago stays to be told. */
    Optional<URI> keep(InvoiceId invoice) {
        return CallClass.OPENING.call(() -> lead(invoice, false));
    }

    private Optional<URI> lead(InvoiceId invoice, boolean newTry) {
        try {
            lookAtBridge(invoice);
            for (int step = 0; step < MOST_STEPS; step++) {
                Step outcome = step(invoice, newTry);
                if (outcome.isLast()) {
                    return Optional.ofNullable(outcome.page());
                }
            }
            throw new NoAnswer(Fate.DONE_OR_NOT, "The link does not come to rest", null);
        } catch (NoAnswer | Refused e) {
            throw new BridgeUnavailable(reason(e), e.getMessage(), e);
        }
    }

    private static BridgeUnavailable.Reason reason(RuntimeException failure) {
        if (failure instanceof KeysRefused) {
            return BridgeUnavailable.Reason.KEYS;
        }
        return failure instanceof HeldBack ? BridgeUnavailable.Reason.HELD_BACK : BridgeUnavailable.Reason.NO_ANSWER;
    }

    private void lookAtBridge(InvoiceId invoice) {
        List<PaymentLink> watched = links.watched(invoice);
        if (!watched.isEmpty()) {
            settlement.note(invoice, view.look(watched));
        }
    }

    private Step step(InvoiceId invoice, boolean newTry) {
        if (settlement.isDue(invoice)) {
            settlement.settle(invoice, List.of());
            return Step.NO_LINK;
        }
        Receivable receivable = receivables.get(invoice);
        Optional<PaymentLink> live = links.live(invoice);
        if (receivable.isNothingDue()) {
            live.filter(link -> link.state() == State.VALID).ifPresent(making::retire);
            return Step.NO_LINK;
        }
        Instant now = clock.instant();
        if (attempts.of(invoice).stream().anyMatch(attempt -> attempt.isUnderWay(now))) {
            return Step.NO_LINK;
        }
        if (receivable.asked().compareTo(MAX_AMOUNT) > 0) {
            apart.executeWithoutResult(transaction -> receivables.refused(invoice, LinkRefusal.MAX_AMOUNT.name()));
            return Step.NO_LINK;
        }
        return live.isEmpty() ? make(invoice) : use(live.get(), receivable, newTry, now);
    }

    private Step make(InvoiceId invoice) {
        Optional<PaymentLink> intent = making.intend(invoice);
        return intent.isEmpty() || making.make(intent.get()) ? Step.AGAIN : Step.NO_LINK;
    }

    private Step use(PaymentLink live, Receivable receivable, boolean newTry, Instant now) {
        if (live.state() == State.INTENT) {
            lostIntents.resolve(live);
            return Step.AGAIN;
        }
        if (!live.isUsable(receivable.asked(), now)) {
            making.retire(live);
            return Step.AGAIN;
        }
        apart.executeWithoutResult(transaction -> {
            if (newTry) {
                receivables.opened(live.invoice(), now);
            } else {
                receivables.kept(live.invoice());
            }
        });
        joining.executeWithoutResult(transaction -> events.publishEvent(new PaymentLinkOpened(live.invoice())));
        return new Step(true, URI.create(live.url()));
    }

    /** Where a step has led; without a page there is no link to be had. */
    private record Step(boolean isLast, URI page) {

        static final Step AGAIN = new Step(false, null);
        static final Step NO_LINK = new Step(true, null);
    }
}
