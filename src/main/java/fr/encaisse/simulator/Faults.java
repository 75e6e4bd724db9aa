package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

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

        /** The same with what the body names; null clears a field that may be empty. */
        Settings with(JsonNode body) {
            return new Settings(
                    body.path("down").asBoolean(down),
                    body.path("fail_next").asInt(failNext),
                    body.path("fail_status").asInt(failStatus),
                    body.path("drop_next_replies").asInt(dropNextReplies),
                    body.path("delay_next").asInt(delayNext),
                    body.path("delay_millis").asLong(delayMillis),
                    body.has("only") ? body.path("only").asText(null) : only,
                    body.path("revoke_final_status").asInt(revokeFinalStatus),
                    body.path("late_completion").asBoolean(lateCompletion),
                    body.path("expiry_webhook").asBoolean(expiryWebhook),
                    body.has("abandon_after_seconds") ? seconds(body) : abandonAfterSeconds);
        }

        private static Integer seconds(JsonNode body) {
            JsonNode value = body.path("abandon_after_seconds");
            return value.isNull() ? null : Integer.valueOf(value.asInt());
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

    private Settings settings = Settings.NONE;

    synchronized Settings settings() {
        return settings;
    }

    synchronized Settings change(JsonNode body) {
        settings = settings.with(body);
        return settings;
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
