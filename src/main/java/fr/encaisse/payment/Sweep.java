package fr.encaisse.payment;

import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.BridgeLink;
import fr.encaisse.payment.bridge.LinkStatus;
import fr.encaisse.payment.bridge.NoAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The last safety net: compares all open links with Bridge's list, so that nothing is lost when nobody else looks. */
@Component
class Sweep {

    private static final Duration LEASE = Duration.ofMinutes(4);
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** How long a link may still turn up for an intent that was given up. */
    private static final Duration STRAYS = Duration.ofHours(1);

    private static final int UNFINISHED_AT_A_TIME = 100;
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Lease lease;
    private final Links links;
    private final BridgeClient bridge;
    private final BridgeCheck check;
    private final LinkMaking making;
    private final LostIntents lostIntents;
    private final Withdrawal withdrawal;
    private final Clock clock;

    Sweep(
            Lease lease,
            Links links,
            BridgeClient bridge,
            BridgeCheck check,
            LinkMaking making,
            LostIntents lostIntents,
            Withdrawal withdrawal,
            Clock clock) {
        this.lease = lease;
        this.links = links;
        this.bridge = bridge;
        this.check = check;
        this.making = making;
        this.lostIntents = lostIntents;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    void run() {
        if (!lease.take("payment.sweep", LEASE)) {
            return;
        }
        try {
            Instant now = clock.instant();
            links.forgottenIntents(now).forEach(intent -> alone(intent, lostIntents::resolve));
            links.needless().forEach(needless -> alone(needless, link -> withdrawal.withdraw(link.invoice())));
            links.oldestToCompare(now.minus(STRAYS)).ifPresent(oldest -> compare(oldest, now));
            links.unfinished(now, UNFINISHED_AT_A_TIME).forEach(link -> alone(link, check::settle));
        } catch (NoAnswer e) {
            log.warn("Sweep of the payment links not finished: {}", e.getMessage());
        }
    }

    private void compare(Instant oldest, Instant now) {
        Map<String, PaymentLink> strays = links.withoutLink(oldest).stream()
                .collect(Collectors.toMap(PaymentLink::reference, Function.identity()));
        Map<String, LinkStatus> listed = new HashMap<>();
        bridge.links(oldest.minus(SKEW), now.plus(SKEW), link -> {
            listed.put(link.id(), link.status());
            if (strays.containsKey(link.reference())) {
                alone(strays.get(link.reference()), intent -> catchStray(intent, link));
            }
        });
        links.valid(now).stream()
                .filter(link -> listed.get(link.bridgeId()) != LinkStatus.VALID)
                .forEach(link -> alone(link, check::settle));
    }

    /** One invoice in trouble does not keep the others from their money; a silent Bridge ends the sweep. */
    private static void alone(PaymentLink link, Consumer<PaymentLink> work) {
        try {
            work.accept(link);
        } catch (NoAnswer e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Link {} left to the next sweep", link.reference(), e);
        }
    }

    /** A POST that arrived after we had given it up: its link must not be paid, and what was paid must not be lost. */
    private void catchStray(PaymentLink intent, BridgeLink stray) {
        making.take(intent, stray.id(), stray.url());
        PaymentLink caught = links.get(intent.id());
        if (caught.bridgeId() != null) {
            check.settle(caught);
        }
    }
}
