package fr.encaisse.payment;

import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.BridgeLink;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out what became of an intent that another node, or a process that is no more, had begun. */
@Component
class LostIntents {

    /** How far Bridge's clock and ours may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int LOOKS = 30;
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final BridgeClient bridge;
    private final LinkMaking making;
    private final Links links;
    private final Clock clock;

    LostIntents(BridgeClient bridge, LinkMaking making, Links links, Clock clock) {
        this.bridge = bridge;
        this.making = making;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Adopts the link that Bridge has made for it. Found nothing, the intent is dropped, but only once nobody can be in
     * the middle of its POST any more.
     */
    void resolve(PaymentLink intent) {
        Optional<BridgeLink> found = lookUp(intent);
        if (found.isPresent()) {
            making.take(intent, found.get().id(), found.get().url());
        } else if (intent.isLeased(clock.instant())) {
            await(intent);
        } else {
            making.drop(intent);
        }
    }

    private Optional<BridgeLink> lookUp(PaymentLink intent) {
        List<BridgeLink> found = new ArrayList<>();
        bridge.links(
                intent.intentAt().minus(SKEW),
                intent.intentAt().plus(LinkOrders.LEASE).plus(SKEW),
                link -> {
                    if (whole(link).answers(intent.reference())) {
                        found.add(link);
                    }
                });
        found.stream().skip(1).forEach(extra -> making.revoke(extra.id()));
        return found.stream().findFirst();
    }

    /** It is not sure that Bridge's list carries our references; each link by itself does. */
    private BridgeLink whole(BridgeLink listed) {
        return listed.isAnonymous() ? bridge.link(listed.id()).orElse(listed) : listed;
    }

    /** A moment later the result of somebody else's POST stands in the table. */
    private void await(PaymentLink intent) {
        for (int look = 0; look < LOOKS; look++) {
            if (!links.get(intent.id()).isLeased(clock.instant())) {
                return;
            }
            pause();
        }
        throw new NoAnswer(Fate.MAYBE_COMING, "The link is being made elsewhere", null);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(Fate.MAYBE_COMING, "Interrupted", e);
        }
    }
}
