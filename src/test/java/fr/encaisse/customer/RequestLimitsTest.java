package fr.encaisse.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.invoice.InvoiceId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final RequestLimits limits = new RequestLimits(time);

    @Test
    void aCustomersPhoneNeverMeetsTheLimit() {
        InvoiceId invoice = InvoiceId.random();
        ClientAddress phone = ClientAddress.of("203.0.113.1");
        for (int look = 0; look < 1000; look++) { // the page looks again every three seconds
            limits.asked(phone);
            limits.asked(invoice);
            forward(Duration.ofSeconds(3));
        }
    }

    @Test
    void whoWaitsAsLongAsToldIsLetIn() {
        ClientAddress guesser = ClientAddress.of("203.0.113.2");
        for (int n = 0; n < RequestLimits.UNKNOWN_PER_CLIENT; n++) {
            limits.guessed(guesser);
        }
        assertThatThrownBy(() -> limits.guessed(guesser))
                .isInstanceOfSatisfying(
                        TooManyRequests.class, refused -> forward(Duration.ofSeconds(refused.seconds())));
        limits.guessed(guesser);
    }

    @Test
    void thePauseIsToldInWholeSecondsAndNeverZero() {
        assertThat(new TooManyRequests(Duration.ofNanos(1)).seconds()).isEqualTo(1);
        assertThat(new TooManyRequests(Duration.ofMillis(2001)).seconds()).isEqualTo(3);
    }

    @Test
    void manyClientsDoNotFillTheMemory() {
        Buckets buckets = new Buckets(
                Bandwidth.builder()
                        .capacity(1)
                        .refillGreedy(1, Duration.ofMinutes(1))
                        .build(),
                time);
        for (int n = 0; n < Buckets.MOST + 100; n++) {
            buckets.of(String.valueOf(n)).tryConsume(1);
        }
        assertThat(buckets.size()).isEqualTo(Buckets.MOST);
        assertThat(buckets.of(String.valueOf(Buckets.MOST + 99)).tryConsume(1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "::ffff:203.0.113.7, 203.0.113.7",
        "example.org, example.org",
        "::::, ::::"
    })
    void anIpv6NetworkCountsAsOneClient(String remote, String key) {
        assertThat(ClientAddress.of(remote).key()).isEqualTo(key);
    }

    private void forward(Duration step) {
        nanos.addAndGet(step.toNanos());
    }
}
