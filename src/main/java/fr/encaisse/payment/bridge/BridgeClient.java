package fr.encaisse.payment.bridge;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Speaks to Bridge. Every call throws {@link NoAnswer} when it cannot be known what Bridge says, and {@link Refused}
 * when it says no. Links are never made twice on their own account: a POST is sent once.
 */
@Component
public class BridgeClient {

    private static final String LINKS = "/v3/payment/payment-links";
    private static final String REQUESTS = "/v3/payment/payment-requests";
    private static final int LARGEST_PAGE = 500;
    private static final int MOST_PAGES = 400;
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final BridgeCalls calls;

    BridgeClient(BridgeCalls calls) {
        this.calls = calls;
    }

    /** A link just made; the page may be missing from the answer. */
    public record Made(String id, String url) {}

    public Made open(LinkOrder order) {
        Answers.Made made = calls.post(LINKS, NewLink.of(order), Answers.Made.class);
        if (made == null || made.id() == null) {
            throw new NoAnswer(NoAnswer.Fate.DONE_OR_NOT, "Bridge made a link and did not say which", null);
        }
        return new Made(made.id(), made.url());
    }

    public Optional<BridgeLink> link(String id) {
        try {
            return Optional.of(calls.get(path(LINKS, id), Answers.Link.class).seen());
        } catch (Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All attempts to pay through a link, in no particular order. */
    public List<BridgeAttempt> attempts(String linkId) {
        List<BridgeAttempt> attempts = new ArrayList<>();
        String first = UriComponentsBuilder.fromPath(REQUESTS)
                .queryParam("payment_link_id", "{id}")
                .queryParam("limit", LARGEST_PAGE)
                .build(linkId)
                .toString();
        pages(
                first,
                Answers.RequestPage.class,
                Answers.RequestPage::pagination,
                page -> page.resources().forEach(request -> attempts.add(request.seen())));
        return attempts;
    }

    /** Every link made in a span of time, page by page; a page may repeat links while new ones are made. */
    public void links(Instant since, Instant until, Consumer<BridgeLink> each) {
        pages(
                span(since, until).build().toString(),
                Answers.LinkPage.class,
                Answers.LinkPage::pagination,
                page -> page.resources().forEach(link -> each.accept(link.seen())));
    }

    /** Ids of those of them that can be paid right now. */
    public void validLinks(Instant since, Instant until, Consumer<String> each) {
        pages(
                span(since, until).queryParam("status", "valid").build().toString(),
                Answers.IdPage.class,
                Answers.IdPage::pagination,
                page -> page.resources().forEach(link -> each.accept(link.id())));
    }

    private static UriComponentsBuilder span(Instant since, Instant until) {
        return UriComponentsBuilder.fromPath(LINKS)
                .queryParam("since", MILLISECONDS.format(since))
                .queryParam("until", MILLISECONDS.format(until))
                .queryParam("limit", LARGEST_PAGE);
    }

    private <P> void pages(String first, Class<P> type, Function<P, Answers.Pagination> pagination, Consumer<P> each) {
        String next = first;
        for (int page = 0; next != null && page < MOST_PAGES; page++) {
            P answer = calls.get(next, type);
            each.accept(answer);
            next = next(pagination.apply(answer));
        }
    }

    /** Afterwards nobody can begin to pay through the link; what had begun at a bank may still come in. */
    public void revoke(String id) {
        calls.post(path(LINKS, id) + "/revoke", null, Void.class);
    }

    private static String path(String collection, String id) {
        return UriComponentsBuilder.fromPath(collection)
                .pathSegment("{id}")
                .build(id)
                .toString();
    }

    /** Only path and query count, so that our keys go nowhere but to Bridge. */
    private static String next(Answers.Pagination pagination) {
        if (pagination == null
                || pagination.nextUri() == null
                || pagination.nextUri().isBlank()) {
            return null;
        }
        URI next = URI.create(pagination.nextUri());
        return next.getRawQuery() == null ? next.getRawPath() : next.getRawPath() + "?" + next.getRawQuery();
    }
}
