package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import fr.encaisse.MutableClock;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Bridge in trouble, over HTTP: what reaches it, and what does not any more. */
class BackOffTest {

    private final MutableClock clock = new MutableClock();
    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer server;
    private BridgeCalls calls;
    private volatile int status = 200;
    private volatile String retryAfter;

    @BeforeEach
    void aBridge() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            reached.incrementAndGet();
            byte[] body = "{\"id\":\"1\",\"status\":\"valid\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        calls = FreshBridge.calls(new BridgeSettings(address, "id", "secret", null, null, null, null), clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        clock.reset();
    }

    @Test
    void afterA429NothingReachesBridgeBeforeItSaid() {
        answers(429, "30");
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        answers(200, null);
        clock.forward(Duration.ofSeconds(29));
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        assertThat(reached).hasValue(1);
        clock.forward(Duration.ofSeconds(1));
        read();
        assertThat(reached).hasValue(2);
    }

    @Test
    void itMaySayItAsADate() {
        answers(429, "Sun, 22 Nov 2026 10:02:00 GMT");
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        answers(200, null);
        clock.forward(Duration.ofSeconds(119));
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        clock.forward(Duration.ofSeconds(1));
        read();
    }

    @Test
    void anUnreadableOrEndlessDelayIsNotBelieved() {
        answers(429, "soon");
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        clock.forward(Duration.ofMinutes(5));
        answers(429, "999999999");
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        clock.forward(RetryAfter.LONGEST);
        answers(200, null);
        read();
        assertThat(reached).hasValue(3);
    }

    @Test
    void aBridgeThatFailsIsLeftAloneAndThenTriedWithAFewCalls() {
        answers(500, null);
        for (int i = 0; i < 10; i++) {
            fateOfPost();
        }
        assertThat(reached).hasValue(10);
        assertThat(fateOfPost()).isEqualTo(Fate.NOT_DONE);
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        assertThat(reached).hasValue(10);

        answers(200, null);
        clock.forward(Duration.ofSeconds(15));
        for (int i = 0; i < 20; i++) {
            read();
        }
        assertThat(reached).hasValue(30);
    }

    @Test
    void whoFailsAgainIsLeftAloneForLonger() {
        answers(500, null);
        for (int i = 0; i < 10; i++) {
            fateOfPost();
        }
        clock.forward(Duration.ofSeconds(15));
        for (int i = 0; i < 3; i++) {
            fateOfPost();
        }
        assertThat(reached).hasValue(13);
        clock.forward(Duration.ofSeconds(13));
        assertThat(fateOfPost()).isEqualTo(Fate.NOT_DONE);
        clock.forward(Duration.ofSeconds(15));
        fateOfPost();
        assertThat(reached).hasValue(14);
    }

    @Test
    void a503ThatSaysHowLongIsBelievedAtOnce() {
        answers(503, "60");
        assertThat(fateOfPost()).isEqualTo(Fate.DONE_OR_NOT);
        answers(200, null);
        clock.forward(Duration.ofSeconds(59));
        assertThat(fateOfRead()).isEqualTo(Fate.NOT_DONE);
        clock.forward(Duration.ofSeconds(2));
        read();
        assertThat(reached).hasValue(2);
    }

    @Test
    void refusalsAreGoodAnswers() {
        answers(400, null);
        for (int i = 0; i < 30; i++) {
            assertThat(catchThrowableOfType(Refused.class, this::read)).isNotNull();
        }
        assertThat(reached).hasValue(30);
    }

    private void answers(int status, String retryAfter) {
        this.status = status;
        this.retryAfter = retryAfter;
    }

    private void read() {
        calls.get("/v3/x", Answers.Link.class);
    }

    private Fate fateOfRead() {
        return catchThrowableOfType(NoAnswer.class, this::read).fate();
    }

    private Fate fateOfPost() {
        return catchThrowableOfType(NoAnswer.class, () -> calls.post("/v3/x", null, Void.class))
                .fate();
    }
}
