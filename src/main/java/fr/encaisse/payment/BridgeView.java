package fr.encaisse.payment;

import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.payment.bridge.BridgeAttempt;
import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.LinkStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks Bridge how links of ours stand; holds no lock and no transaction of its own. */
@Component
class BridgeView {

    /** What has just been made may not be found yet. */
    private static final Duration YOUNG = Duration.ofMinutes(5);

    private final BridgeClient bridge;
    private final Clock clock;

    BridgeView(BridgeClient bridge, Clock clock) {
        this.bridge = bridge;
        this.clock = clock;
    }

    /** The link before its attempts: once it is final, the list of attempts is complete. */
    SeenLink look(PaymentLink link) {
        return bridge.link(link.bridgeId())
                .map(seen -> new SeenLink(link, seen.status(), bridge.attempts(link.bridgeId())))
                .orElseGet(() -> missing(link));
    }

    /**
     * With one call where something has happened. A payment that was begun for good ends its link, so that the list which
     * shows it is complete; an end known before stays what it is.
     */
    SeenLink glance(PaymentLink link) {
        List<BridgeAttempt> attempts = bridge.attempts(link.bridgeId());
        if (link.state() != PaymentLink.State.VALID) {
            return new SeenLink(link, LinkStatus.UNKNOWN, attempts);
        }
        return isBegun(attempts) ? new SeenLink(link, LinkStatus.COMPLETED, attempts) : look(link);
    }

    /** Only what became of the attempts to pay; that the link has ended is found by the comparison with Bridge's list. */
    SeenLink attempts(PaymentLink link) {
        List<BridgeAttempt> attempts = bridge.attempts(link.bridgeId());
        return new SeenLink(link, isBegun(attempts) ? LinkStatus.COMPLETED : LinkStatus.UNKNOWN, attempts);
    }

    private static boolean isBegun(List<BridgeAttempt> attempts) {
        return attempts.stream()
                .anyMatch(attempt -> attempt.status() == AttemptStatus.PDNG || attempt.status() == AttemptStatus.ACSC);
    }

    /** Bridge's sandbox forgets after a month: nobody can pay through such a link. */
    private SeenLink missing(PaymentLink link) {
        boolean young = link.intentAt().plus(YOUNG).isAfter(clock.instant());
        return new SeenLink(link, young ? LinkStatus.UNKNOWN : LinkStatus.EXPIRED, List.of());
    }

    List<SeenLink> look(List<PaymentLink> links) {
        return links.stream().map(this::look).toList();
    }
}
