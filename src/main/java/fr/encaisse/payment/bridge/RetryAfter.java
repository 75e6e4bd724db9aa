package fr.encaisse.payment.bridge;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The header {@code Retry-After}: seconds, or a date; believed up to a quarter of an hour. */
final class RetryAfter {

    static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    static Optional<Duration> in(HttpHeaders headers, Instant now) {
        String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return Optional.ofNullable(value)
                .flatMap(text -> read(text.strip(), now))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> read(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
