package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is to go wrong, and the points on which Bridge's real behaviour is unknown; set over {@code /_sim/faults}. */
final class Faults {

    /**
     * The present settings; durations are in milliseconds and seconds as their names say.
     *
     * @param down every call and every page answers 503
     * @param failNext so many calls answer {@code failStatus} without being carried out
     * @param retryAfterSeconds header {@code Retry-After} of every 429; null leaves it out
     * @param resetNext so many calls lose their connection without being carried out
     * @param dropNextReplies so many calls are carried out and their connection closed without an answer
     * @param delayNext so many calls are carried out at once and answered after {@code delayMillis}
     * @param only limits failing, resetting, dropping and delaying to one call, such as {@code create_link}; null means
     *     any
     * @param ignoreBeneficiary links made from now on credit the account of the dashboard, whatever was ordered
     * @param revokeFinalStatus answer to revoking a link that is final already (200, 400 or 409)
     * @param lateCompletion a payer at the bank may still confirm when the link has expired or been revoked
     * @param expiryWebhook an expired link sends {@code payment.link.updated}
     * @param abandonAfterSeconds an attempt begun from now on and never confirmed ends with NOAS; null: never
     */
    record Settings(
            boolean down,
            int failNext,
            int failStatus,
            Integer retryAfterSeconds,
            int resetNext,
            int dropNextReplies,
            int delayNext,
            long delayMillis,
            String only,
            boolean ignoreBeneficiary,
            int revokeFinalStatus,
            boolean lateCompletion,
            boolean expiryWebhook,
            Integer abandonAfterSeconds) {

        static final Settings NONE = new Settings(false, 0, 500, null, 0, 0, 0, 0, null, false, 409, true, false, null);

        Settings {
            only = only == null || only.isBlank() ? null : only;
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

    /** Status to answer instead of carrying the call out. */
    synchronized Optional<Integer> failure(WireCall call) {
        if (settings.down()) {
            return Optional.of(503);
        }
        return takes("fail_next", settings.failNext(), call) ? Optional.of(settings.failStatus()) : Optional.empty();
    }

    synchronized boolean resets(WireCall call) {
        return takes("reset_next", settings.resetNext(), call);
    }

    synchronized boolean dropsReply(WireCall call) {
        return takes("drop_next_replies", settings.dropNextReplies(), call);
    }

    synchronized Duration delay(WireCall call) {
        return takes("delay_next", settings.delayNext(), call)
                ? Duration.ofMillis(settings.delayMillis())
                : Duration.ZERO;
    }

    /** An answer 429 with its {@code Retry-After}, if there is to be one; any other as it is. */
    Answer toldToWait(Answer answer) {
        Integer seconds = settings().retryAfterSeconds();
        return answer.status() == 429 && seconds != null ? answer.with("Retry-After", seconds.toString()) : answer;
    }

    /** What differs from a Bridge that works, by its name in {@code /_sim/faults}. */
    Map<String, String> inForce() {
        Map<String, String> different = new TreeMap<>();
        JsonNode sound = Json.MAPPER.valueToTree(Settings.NONE);
        Json.MAPPER.<JsonNode>valueToTree(settings()).properties().forEach(setting -> {
            if (!setting.getValue().equals(sound.get(setting.getKey()))) {
                different.put(setting.getKey(), setting.getValue().asText());
            }
        });
        return different;
    }

    /** One of the calls that are left of a fault is taken, if this call is concerned. */
    private boolean takes(String fault, int left, WireCall call) {
        if (left <= 0 || settings.only() != null && !settings.only().equals(call.wire())) {
            return false;
        }
        try {
            settings = settings.with(Json.MAPPER.createObjectNode().put(fault, left - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
