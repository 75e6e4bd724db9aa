package fr.encaisse.payment;

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

    /** Bridge's sandbox forgets after a month: nobody can pay through such a link. */
    private SeenLink missing(PaymentLink link) {
        boolean young = link.intentAt().plus(YOUNG).isAfter(clock.instant());
        return new SeenLink(link, young ? LinkStatus.UNKNOWN : LinkStatus.EXPIRED, List.of());
    }

    List<SeenLink> look(List<PaymentLink> links) {
        return links.stream().map(this::look).toList();
    }
}
