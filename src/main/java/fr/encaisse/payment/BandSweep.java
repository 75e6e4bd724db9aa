package fr.encaisse.payment;

import fr.encaisse.payment.bridge.BridgeClient;
import fr.encaisse.payment.bridge.BridgeLink;
import fr.encaisse.payment.bridge.LinkStatus;
import fr.encaisse.payment.bridge.NoAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the open links of one band of age with Bridge's list of those that can be paid, 500 a page: which of ours is
 * missing there has changed and is looked at. What has not changed costs no call of its own and is not written.
 */
@Component
class BandSweep {

    /** How far Bridge's clock and ours may be apart, and how much neighbouring spans overlap. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** How long a link may still turn up for an intent that was given up. */
    private static final Duration STRAYS = Duration.ofHours(1);

    /** Bounds what is held in memory; the last page of each slice is half empty. */
    private static final Duration SLICE = Duration.ofDays(4);

    private static final Logger log = LoggerFactory.getLogger(BandSweep.class);

    private final Links links;
    private final BridgeClient bridge;
    private final BridgeCheck check;
    private final LinkMaking making;
    private final SweptBands swept;
    private final Clock clock;

    BandSweep(Links links, BridgeClient bridge, BridgeCheck check, LinkMaking making, SweptBands swept, Clock clock) {
        this.links = links;
        this.bridge = bridge;
        this.check = check;
        this.making = making;
        this.swept = swept;
        this.clock = clock;
    }

    /**
     * @param alive called before each call to Bridge or so
     * @throws NoAnswer when Bridge does not tell: what was done until then is done
     */
    void compare(SweepBand band, Runnable alive) {
        Instant now = clock.instant();
        Instant until = now.minus(band.from()).plus(band.from().isZero() ? Duration.ZERO : SKEW);
        Instant reach = band.to() == null ? Instant.EPOCH : now.minus(band.to()).minus(SKEW);
        links.oldestToCompare(reach, now.minus(STRAYS)).ifPresent(oldest -> {
            for (Instant from = oldest; from.isBefore(until); from = from.plus(SLICE)) {
                alive.run();
                compare(from, earlier(from.plus(SLICE), until), now, alive);
            }
        });
        swept.done(band, now);
    }

    private void compare(Instant from, Instant until, Instant now, Runnable alive) {
        Set<String> ours = links.payable(from, until);
        Map<String, PaymentLink> strays = links.withoutLink(later(from, now.minus(STRAYS)), until).stream()
                .collect(Collectors.toMap(PaymentLink::reference, Function.identity()));
        if (ours.isEmpty() && strays.isEmpty()) {
            return;
        }
        Set<String> payable = list(from.minus(SKEW), until.plus(SKEW), strays);
        ours.removeAll(payable);
        ours.forEach(changed -> {
            alive.run();
            links.byBridgeId(changed).ifPresent(link -> alone(link, check::settleChanged));
        });
    }

    /** A stray may have been paid already: then all of the list is needed, not only what can be paid. */
    private Set<String> list(Instant since, Instant until, Map<String, PaymentLink> strays) {
        Set<String> payable = new HashSet<>();
        if (strays.isEmpty()) {
            bridge.validLinks(since, until, payable::add);
            return payable;
        }
        bridge.links(since, until, link -> {
            if (link.status() == LinkStatus.VALID) {
                payable.add(link.id());
            }
            if (strays.containsKey(link.reference())) {
                alone(strays.get(link.reference()), intent -> catchStray(intent, link));
            }
        });
        return payable;
    }

    /** A POST that arrived after we had given it up: its link must not be paid, and what was paid must not be lost. */
    private void catchStray(PaymentLink intent, BridgeLink stray) {
        making.take(intent, stray.id(), stray.url());
        PaymentLink caught = links.get(intent.id());
        if (caught.bridgeId() != null) {
            check.settle(caught);
        }
    }

    /** One invoice in trouble does not keep the others from their money; a silent Bridge ends the sweep. */
    static void alone(PaymentLink link, Consumer<PaymentLink> work) {
        try {
            work.accept(link);
        } catch (NoAnswer e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Link {} left to the next sweep", link.reference(), e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
