package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.encaisse.shared.InvalidInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderingPoolTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    @Test
    void aResultComesBackAndAFailureComesAsItIs() {
        RenderingPool pool = pool(1, LONG);
        assertThat(pool.make("x", () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> pool.make("x", () -> {
                    throw new InvalidInput("field", "key");
                }))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> pool.make("F-1", () -> {
                    throw new IOException("disk");
                }))
                .hasMessageContaining("F-1")
                .hasRootCauseMessage("disk");
    }

    @Test
    void whatTakesTooLongFailsAndSaysWhichItWas() {
        RenderingPool pool = pool(1, SHORT);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        assertThatThrownBy(() -> pool.make("F-2026-000123", () -> {
                    try {
                        return over.await(1, TimeUnit.HOURS);
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                        throw e;
                    }
                }))
                .isInstanceOf(RenderingTimeout.class)
                .hasMessageContaining("F-2026-000123")
                .hasMessageContaining("0.2S");
        assertThat(interrupted).succeedsWithin(LONG);
        await().atMost(LONG).ignoreExceptions().until(() -> pool.make("next", () -> true));
    }

    @Test
    void whoDoesNotStopKeepsHisPlaceSoThatThereAreNeverMoreThreads() {
        RenderingPool pool = pool(1, SHORT);
        assertThatThrownBy(() -> pool.make("deaf", this::deaf)).isInstanceOf(RenderingTimeout.class);
        assertThatThrownBy(() -> pool.make("next", () -> true))
                .isInstanceOf(RenderingTimeout.class)
                .hasMessageStartingWith("No turn");
        over.countDown();
        await().atMost(LONG).ignoreExceptions().until(() -> pool.make("next", () -> true));
    }

    private boolean deaf() {
        boolean waiting = true;
        while (waiting) {
            try {
                over.await();
                waiting = false;
            } catch (InterruptedException e) {
                // goes on
            }
        }
        return true;
    }

    @Test
    void noMoreAreMadeAtOnceThanThereAreThreads() {
        RenderingPool pool = pool(2, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Integer>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> pool.make("x", () -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.yield();
                            return now.decrementAndGet();
                        }),
                        task -> new Thread(task).start()))
                .toList();
        assertThat(all).allSatisfy(made -> assertThat(made).succeedsWithin(LONG));
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void aLayoutStopsWhenNobodyWaitsForItAnyMore() {
        String xhtml = Rendering.xhtml(LegalSample.ordinary());
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Rendering.writer().write(xhtml, Optional.empty()))
                    .hasStackTraceContaining(CancellationException.class.getName());
        } finally {
            Thread.interrupted();
        }
    }

    private static RenderingPool pool(int threads, Duration limit) {
        return new RenderingPool(new RenderingSettings(threads, limit));
    }
}
