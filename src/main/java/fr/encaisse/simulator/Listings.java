package fr.encaisse.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Bridge's listings: filters, pages of 50 unless told otherwise, and the relative address of the next page. */
final class Listings {

    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 500;
    private static final List<String> FILTERS = List.of("payment_link_id", "since", "until", "status", "limit");

    private record Listing(List<?> resources, Pagination pagination) {}

    private record Pagination(String nextUri) {}

    private Listings() {}

    /** Everything on one page. */
    static Answer whole(List<?> resources) {
        return Answer.json(200, new Listing(resources, new Pagination(null)));
    }

    static <T extends Numbered> Answer page(HttpCall call, Slice<T> slice, Function<T, ?> body) {
        String next = slice.next() == null ? null : nextUri(call, slice.next());
        return Answer.json(200, new Listing(slice.items().stream().map(body).toList(), new Pagination(next)));
    }

    static Slice<PaymentLink> links(HttpCall call, SimulatedBank bank) {
        Instant since = instant(call, "since").orElse(Instant.MIN);
        Instant until = instant(call, "until").orElse(Instant.MAX);
        LinkStatus status = call.query("status")
                .map(text -> LinkStatus.of(text).orElseThrow(() -> invalid("status", "Not a status of payment links")))
                .orElse(null);
        return bank.links(since, until, link -> status == null || status == link.status(), after(call), limit(call));
    }

    static Slice<PaymentRequest> requests(HttpCall call, SimulatedBank bank) {
        Optional<UUID> link = call.query("payment_link_id")
                .map(text -> HttpCall.uuid(text).orElseThrow(() -> invalid("payment_link_id", "Not a UUID")));
        return link.isPresent()
                ? bank.requestsOf(link.get(), after(call), limit(call))
                : bank.requests(request -> true, after(call), limit(call));
    }

    private static int limit(HttpCall call) {
        try {
            int limit = call.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused as a number out of range is.
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

    private static String nextUri(HttpCall call, long next) {
        List<String> query = new ArrayList<>();
        for (String name : FILTERS) {
            call.query(name).ifPresent(value -> query.add(name + "=" + HostedAddress.encoded(value)));
        }
        query.add("after=" + Long.toString(next, Character.MAX_RADIX));
        return "/" + String.join("/", call.segments()) + "?" + String.join("&", query);
    }

    private static Optional<Instant> instant(HttpCall call, String name) {
        try {
            return call.query(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw invalid(name, "ISO 8601: yyyy-MM-ddThh:mm:ss.SSSZ");
        }
    }

    private static WireError invalid(String property, String message) {
        return WireError.invalid(List.of(new WireError.Detail("invalid_parameter", property, message)));
    }
}
