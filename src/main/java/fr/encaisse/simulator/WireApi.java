package fr.encaisse.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Bridge's payment API, version 2025-01-15. */
final class WireApi {

    private static final String VERSION = "2025-01-15";
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 500;

    private record Created(UUID id, String url) {}

    private record Listing(List<?> resources, Pagination pagination) {}

    private record Pagination(
            @JsonInclude(JsonInclude.Include.NON_NULL) String nextUri) {}

    private record Provider(int id, String name, String groupName, String countryCode, List<String> capabilities) {}

    private final SimulatorSettings.Client client;
    private final SimulatedBank bank;
    private final LinkOrderReader reader;
    private final Faults faults;
    private final CallMeter meter;
    private final HostedAddress hosted;

    WireApi(
            SimulatorSettings.Client client,
            SimulatedBank bank,
            LinkOrderReader reader,
            Faults faults,
            CallMeter meter,
            HostedAddress hosted) {
        this.client = client;
        this.bank = bank;
        this.reader = reader;
        this.faults = faults;
        this.meter = meter;
        this.hosted = hosted;
    }

    Answer answer(HttpCall call, WireCall what) {
        try {
            checkHeaders(call);
            if (!meter.admit(what)) {
                throw WireError.ofStatus(429);
            }
            return switch (what) {
                case CREATE_LINK -> create(call);
                case LIST_LINKS -> listLinks(call);
                case READ_LINK -> Answer.json(200, body(bank.link(id(call))));
                case REVOKE_LINK -> revoke(id(call));
                case LIST_REQUESTS -> listRequests(call);
                case READ_REQUEST -> Answer.json(200, RequestBody.of(bank.request(id(call))));
                case LIST_PROVIDERS -> listProviders();
            };
        } catch (WireError e) {
            return e.answer();
        } catch (Missing e) {
            return notFound();
        }
    }

    static Answer notFound() {
        return WireError.of(404, "not_found", "Resource not found").answer();
    }

    private void checkHeaders(HttpCall call) {
        if (!call.header("Client-Id").equals(client.id())
                || !call.header("Client-Secret").equals(client.secret())) {
            throw WireError.of(401, "invalid_client_credentials", "Invalid client credentials");
        }
        if (!call.header("Bridge-Version").equals(VERSION)) {
            throw WireError.of(400, "invalid_version", "Bridge-Version must be " + VERSION);
        }
        if (call.body().length > 0 && !call.header("Content-Type").startsWith("application/json")) {
            throw WireError.of(415, "unsupported_media_type", "Content-Type must be application/json");
        }
    }

    private Answer create(HttpCall call) {
        PaymentLink link = bank.open(reader.read(call.body()));
        return Answer.json(200, new Created(link.id(), hosted.of(link)));
    }

    private LinkBody body(PaymentLink link) {
        return LinkBody.of(link, hosted.of(link));
    }

    private Answer revoke(UUID id) {
        try {
            bank.revoke(id);
            return Answer.empty(200);
        } catch (StateConflict e) {
            int status = faults.settings().revokeFinalStatus();
            return status == 200
                    ? Answer.empty(200)
                    : WireError.of(status, "payment.link_not_revocable", e.getMessage())
                            .answer();
        }
    }

    private Answer listLinks(HttpCall call) {
        Optional<Instant> since = instant(call, "since");
        Optional<Instant> until = instant(call, "until");
        Optional<LinkStatus> status = call.query("status")
                .map(text -> LinkStatus.of(text).orElseThrow(() -> invalid("status", "Not a status of payment links")));
        Predicate<PaymentLink> wanted =
                link -> since.map(from -> !link.createdAt().isBefore(from)).orElse(true)
                        && until.map(to -> !link.createdAt().isAfter(to)).orElse(true)
                        && status.map(one -> one == link.status()).orElse(true);
        return listing(call, bank.links(wanted, after(call), limit(call)), this::body);
    }

    private Answer listRequests(HttpCall call) {
        Optional<UUID> link = call.query("payment_link_id")
                .map(text -> uuid(text).orElseThrow(() -> invalid("payment_link_id", "Not a UUID")));
        Predicate<PaymentRequest> wanted =
                request -> link.map(id -> id.equals(request.linkId())).orElse(true);
        return listing(call, bank.requests(wanted, after(call), limit(call)), RequestBody::of);
    }

    private static Answer listProviders() {
        List<Provider> providers = Bank.all().stream()
                .map(one -> new Provider(one.id(), one.name(), one.group(), one.countryCode(), one.capabilities()))
                .toList();
        return Answer.json(200, new Listing(providers, new Pagination(null)));
    }

    private static <T extends Numbered> Answer listing(HttpCall call, Slice<T> slice, Function<T, ?> body) {
        String next = slice.next() == null ? null : nextUri(call, slice.next());
        return Answer.json(200, new Listing(slice.items().stream().map(body).toList(), new Pagination(next)));
    }

    /** Relative to the host, with the filters of the call. */
    private static String nextUri(HttpCall call, long next) {
        List<String> query = new ArrayList<>();
        for (String name : List.of("payment_link_id", "since", "until", "status", "limit")) {
            call.query(name).ifPresent(value -> query.add(name + "=" + HostedAddress.encoded(value)));
        }
        query.add("after=" + Long.toString(next, Character.MAX_RADIX));
        return "/" + String.join("/", call.segments()) + "?" + String.join("&", query);
    }

    private static int limit(HttpCall call) {
        try {
            int limit = call.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same refusal.
        }
        throw invalid("limit", "Between 1 and " + LARGEST_LIMIT);
    }

    private static Long after(HttpCall call) {
        try {
            return call.query("after")
                    .map(cursor -> Long.parseLong(cursor, Character.MAX_RADIX))
                    .orElse(null);
        } catch (NumberFormatException e) {
            throw invalid("after", "Not a cursor");
        }
    }

    private static Optional<Instant> instant(HttpCall call, String name) {
        try {
            return call.query(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw invalid(name, "ISO 8601: yyyy-MM-ddThh:mm:ss.SSSZ");
        }
    }

    private static UUID id(HttpCall call) {
        return uuid(call.segment(3)).orElseThrow(() -> new Missing("id"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static WireError invalid(String property, String message) {
        return WireError.invalid(List.of(new WireError.Detail("invalid_parameter", property, message)));
    }
}
