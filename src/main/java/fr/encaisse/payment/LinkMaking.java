package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.PaymentLink.State;
import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.BridgeLink;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import fr.encaisse.payment.bridge.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes and revokes links at Bridge. The intent is committed first, then comes the POST, then its result, each in a
 * transaction of its own, so that a crash at any point leaves neither a second live link nor a forgotten one.
 */
@Component
class LinkMaking {

    private static final Logger log = LoggerFactory.getLogger(LinkMaking.class);

    private final BridgeClient bridge;
    private final BridgeView view;
    private final LinkOrders orders;
    private final Settlement settlement;
    private final Receivables receivables;
    private final Links links;
    private final Clock clock;
    private final TransactionTemplate apart;

    LinkMaking(
            BridgeClient bridge,
            BridgeView view,
            LinkOrders orders,
            Settlement settlement,
            Receivables receivables,
            Links links,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.bridge = bridge;
        this.view = view;
        this.orders = orders;
        this.settlement = settlement;
        this.receivables = receivables;
        this.links = links;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Commits the intent to make a link; empty when nothing is due or another one is live by now. */
    Optional<PaymentLink> intend(InvoiceId invoice) {
        return apart.execute(transaction -> {
            Receivable receivable = receivables.lock(invoice);
            if (receivable.isNothingDue() || links.live(invoice).isPresent()) {
                return Optional.empty();
            }
            PaymentLink intent = orders.intent(receivable);
            links.add(intent);
            return Optional.of(intent);
        });
    }

    /** The one POST of an intent. @return false when Bridge refuses this invoice */
    boolean make(PaymentLink intent) {
        BridgeClient.Made made;
        try {
            made = bridge.open(orders.order(intent));
        } catch (Refused e) {
            log.warn("Bridge refuses the link {}: {}", intent.reference(), e.getMessage());
            refuse(intent, LinkRefusal.of(e.code()));
            return false;
        } catch (NoAnswer e) {
            afterNoAnswer(intent, e.fate());
            throw e;
        }
        return take(intent, made.id(), made.url());
    }

    /**
     * Keeps the link that answers an intent, once it is sure that it credits the right account. A link for an intent that
     * had been given up is revoked.
     *
     * @param page null when only Bridge's list told of the link
     * @return false when the link is not what we asked for
     */
    boolean take(PaymentLink intent, String bridgeId, String page) {
        try {
            BridgeLink made = bridge.link(bridgeId)
                    .orElseThrow(() -> new NoAnswer(Fate.DONE_OR_NOT, "Bridge does not find its new link yet", null));
            String url = page == null ? made.url() : page;
            if (url == null || !orders.isAsOrdered(intent, made)) {
                log.error("Bridge's link for {} is not what was ordered; revoked", intent.reference());
                revoke(bridgeId);
                refuse(intent, LinkRefusal.MISMATCH);
                return false;
            }
            keep(intent, made, url);
            return true;
        } catch (NoAnswer | Refused e) {
            apart.executeWithoutResult(transaction -> links.release(intent, clock.instant()));
            throw e;
        }
    }

    /** An intent that never reached Bridge. */
    void drop(PaymentLink intent) {
        apart.executeWithoutResult(transaction -> links.end(intent, State.VOID, null));
    }

    /** Afterwards nobody can begin to pay through the link; what Bridge said about it is noted. */
    void retire(PaymentLink link) {
        revoke(link.bridgeId());
        settlement.note(link.invoice(), List.of(view.look(link)));
        if (links.get(link.id()).state() == State.VALID) {
            throw new NoAnswer(Fate.DONE_OR_NOT, "Bridge has not revoked the link", null);
        }
    }

    void revoke(String bridgeId) {
        try {
            bridge.revoke(bridgeId);
        } catch (Refused finalAlready) {
            log.debug("Not revoked: {}", finalAlready.getMessage());
        }
    }

    private void keep(PaymentLink intent, BridgeLink made, String url) {
        Instant expiresAt = made.expiresAt() == null ? intent.expiresAt() : made.expiresAt();
        // Between its POST and now it may have been revoked, or have expired while nobody knew of it.
        State state = intent.state() == State.VOID ? State.REVOKED : State.VALID.after(made.status());
        boolean kept = Boolean.TRUE.equals(apart.execute(transaction -> {
            Receivable receivable = receivables.lock(intent.invoice());
            boolean found = links.found(intent, made.id(), url, expiresAt, state);
            // What is due may have changed while the POST was on its way.
            links.live(intent.invoice())
                    .ifPresent(live -> links.noteWhetherOutdated(live, receivable, clock.instant()));
            return found || made.id().equals(links.get(intent.id()).bridgeId());
        }));
        if (!kept || intent.state() == State.VOID) {
            log.warn("A link too many for {}; revoked", intent.reference());
            revoke(made.id());
        }
    }

    private void refuse(PaymentLink intent, LinkRefusal reason) {
        apart.executeWithoutResult(transaction -> {
            receivables.lock(intent.invoice());
            if (links.end(intent, State.REFUSED, reason.name())) {
                receivables.refused(intent.invoice(), reason.name());
            }
        });
    }

    private void afterNoAnswer(PaymentLink intent, Fate fate) {
        switch (fate) {
            case NOT_DONE -> drop(intent);
            case DONE_OR_NOT -> apart.executeWithoutResult(transaction -> links.release(intent, clock.instant()));
            case MAYBE_COMING -> log.info("No answer for {}; to be looked up", intent.reference());
        }
    }
}
