package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is to go wrong, and the points on which Bridge's real behaviour is unknown; set over {@code /_sim/faults}. */
final class Faults {

    /**
     * The present settings; durations are in milliseconds and seconds as their names say.
     *
     * @param down every call and every page answers 503
     * @param failNext so many calls answer {@code failStatus} without being carried out
     * @param dropNextReplies so many calls are carried out and their connection closed without an answer
     * @param delayNext so many calls are carried out at once and answered after {@code delayMillis}
     * @param only limits failing, dropping and delaying to one call, such as {@code create_link}; null means any
     * @param revokeFinalStatus answer to revoking a link that is final already (200, 400 or 409)
     * @param lateCompletion a payer at the bank may still confirm when the link has expired or been revoked
     * @param expiryWebhook an expired link sends {@code payment.link.updated}
     * @param abandonAfterSeconds an attempt begun from now on and never confirmed ends with NOAS; null: never
     */
    record Settings(
            boolean down,
            int failNext,
            int failStatus,
            int dropNextReplies,
            int delayNext,
            long delayMillis,
            String only,
            int revokeFinalStatus,
            boolean lateCompletion,
            boolean expiryWebhook,
            Integer abandonAfterSeconds) {

        static final Settings NONE = new Settings(false, 0, 500, 0, 0, 0, null, 409, true, false, null);

        Settings {
            if (failStatus < 400 || failStatus > 599) {
                throw new IllegalArgumentException("fail_status is an error: " + failStatus);
            }
            if (!REVOKE_ANSWERS.contains(revokeFinalStatus)) {
                throw new IllegalArgumentException("revoke_final_status is one of " + REVOKE_ANSWERS);
            }
            if (only != null && !WireCall.names().contains(only)) {
                throw new IllegalArgumentException("only is one of " + WireCall.names());
            }
        }

        /** The same with what the body names; an unknown name or a wrong value is an error. */
        private Settings with(ObjectNode body) throws IOException {
            ObjectNode merged = Json.MAPPER.valueToTree(this);
            merged.setAll(body);
            return Json.MAPPER
                    .readerFor(Settings.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(merged);
        }

        private Settings using(int fails, int drops, int delays) {
            return new Settings(
                    down,
                    fails,
                    failStatus,
                    drops,
                    delays,
                    delayMillis,
                    only,
                    revokeFinalStatus,
                    lateCompletion,
                    expiryWebhook,
                    abandonAfterSeconds);
        }
    }

    private static final Set<Integer> REVOKE_ANSWERS = Set.of(200, 400, 409);

    private Settings settings = Settings.NONE;

    synchronized Settings settings() {
        return settings;
    }

    synchronized void change(ObjectNode body) throws IOException {
        settings = settings.with(body);
    }

    synchronized void clear() {
        settings = Settings.NONE;
    }

    synchronized Optional<Integer> failure(WireCall call) {
        if (settings.down()) {
            return Optional.of(503);
        }
        if (settings.failNext() == 0 || !concerns(call)) {
            return Optional.empty();
        }
        settings = settings.using(settings.failNext() - 1, settings.dropNextReplies(), settings.delayNext());
        return Optional.of(settings.failStatus());
    }

    synchronized boolean dropsReply(WireCall call) {
        if (settings.dropNextReplies() == 0 || !concerns(call)) {
            return false;
        }
        settings = settings.using(settings.failNext(), settings.dropNextReplies() - 1, settings.delayNext());
        return true;
    }

    synchronized Duration delay(WireCall call) {
        if (settings.delayNext() == 0 || !concerns(call)) {
            return Duration.ZERO;
        }
        settings = settings.using(settings.failNext(), settings.dropNextReplies(), settings.delayNext() - 1);
        return Duration.ofMillis(settings.delayMillis());
    }

    private boolean concerns(WireCall call) {
        return settings.only() == null || settings.only().equals(call.wire());
    }
}
