package fr.encaisse.payment;

import fr.encaisse.payment.bridge.AttemptStatus;
import fr.encaisse.payment.bridge.BridgeEvent;
import fr.encaisse.payment.bridge.LinkStatus;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.WebhookSignature;
import fr.encaisse.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Bridge's webhooks: believed only when signed, stored once, then only a reason to ask Bridge for the truth. */
@Service
public class WebhookInbox {

    /** Room for the process that stored an event to deal with it. */
    private static final Duration FIRST_TRY = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_A_TIME = 50;
    private static final int LONGEST_ABOUT = 100;

    /** What comes together is answered together. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    /** Bridge may be a moment behind its own webhook, or somebody else may be settling the same invoice. */
    private static final List<Duration> QUICK_RETRIES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private static final Logger log = LoggerFactory.getLogger(WebhookInbox.class);

    private final WebhookSignature signature;
    private final WebhookEvents events;
    private final Links links;
    private final Attempts attempts;
    private final LinkMaking making;
    private final BridgeCheck check;
    private final Background background;
    private final Clock clock;
    private final Set<String> beingFollowed = ConcurrentHashMap.newKeySet();

    WebhookInbox(
            WebhookSignature signature,
            WebhookEvents events,
            Links links,
            Attempts attempts,
            LinkMaking making,
            BridgeCheck check,
            Background background,
            Clock clock) {
        this.signature = signature;
        this.events = events;
        this.links = links;
        this.attempts = attempts;
        this.making = making;
        this.check = check;
        this.background = background;
        this.clock = clock;
    }

    /** @return false when nobody who knows our secret has signed these bytes: nothing is kept then */
    public boolean accept(byte[] body, String signatureHeader) {
        if (!signature.isGenuine(body, signatureHeader)) {
            return false;
        }
        String digest = Sha256.of(body);
        Instant now = clock.instant();
        // PostgreSQL cannot store U+0000, which JSON never needs
        String text = new String(body, StandardCharsets.UTF_8).replace("\0", "");
        if (events.add(digest, text, about(text), now, now.plus(FIRST_TRY))) {
            background.after(GATHERING, () -> tryQuickly(digest, 0));
        }
        return true;
    }

    /** Deals with what could not be dealt with at once. */
    void work() {
        Instant now = clock.instant();
        events.due(now, AT_A_TIME).stream()
                .filter(due -> events.claim(due, now, now.plus(wait(due.tries()))))
                .forEach(due -> process(due.digest()));
        events.forget(now.minus(KEPT));
    }

    private void tryQuickly(String digest, int tries) {
        if (!process(digest) && tries < QUICK_RETRIES.size()) {
            background.after(QUICK_RETRIES.get(tries), () -> tryQuickly(digest, tries + 1));
        }
    }

    private boolean process(String digest) {
        try {
            Optional<BridgeEvent> event = events.waiting(digest).flatMap(BridgeEvent::read);
            if (event.isPresent() && !followAlone(event.get())) {
                return false;
            }
            events.processed(digest, clock.instant());
            return true;
        } catch (NoAnswer e) {
            log.debug("Webhook {} waits: {}", digest, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            log.warn("Webhook {} not dealt with yet: {}", digest, e.toString());
            return false;
        }
    }

    /** @return false while another event about the same link is being followed: it may answer this one as well */
    private boolean followAlone(BridgeEvent event) {
        String about = event.about();
        if (event.early() || about == null) {
            // Whoever made the link follows it: the process looks at it while somebody may be paying.
            return true;
        }
        if (!beingFollowed.add(about)) {
            return false;
        }
        try {
            Instant began = clock.instant();
            follow(event);
            events.processedAbout(about, began, clock.instant());
            return true;
        } finally {
            beingFollowed.remove(about);
        }
    }

    /** Links of other installations that share the application at Bridge are unknown here. */
    private void follow(BridgeEvent event) {
        Optional<PaymentLink> known = links.byBridgeId(event.linkId()).or(() -> links.byReference(event.reference()));
        known.ifPresent(link -> {
            if (link.bridgeId() == null && event.linkId() != null) {
                making.take(link, event.linkId(), null);
            }
            PaymentLink found = links.get(link.id());
            if (found.bridgeId() != null && !isKnown(event, found)) {
                check.settleChanged(found);
            }
        });
    }

    /** Events come one by one, a look shows everything: it may have shown already what this one tells. */
    private boolean isKnown(BridgeEvent event, PaymentLink link) {
        List<Attempt> tried = attempts.of(link);
        if (event.attempt() != null) {
            return event.status() != AttemptStatus.UNKNOWN
                    && tried.stream()
                            .anyMatch(one -> one.id().equals(event.attempt()) && one.status() == event.status());
        }
        return event.link() == LinkStatus.COMPLETED && link.state() == PaymentLink.State.COMPLETED && !tried.isEmpty();
    }

    private static String about(String text) {
        String about = BridgeEvent.read(text).map(BridgeEvent::about).orElse(null);
        return about == null || about.length() > LONGEST_ABOUT ? null : about;
    }

    private static Duration wait(int tries) {
        Duration wait = Duration.ofSeconds(10L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
