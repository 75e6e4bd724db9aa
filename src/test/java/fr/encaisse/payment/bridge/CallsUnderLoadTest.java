package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.simulator.BridgeSimulator;
import fr.encaisse.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two nodes on one database, everybody calling at once, and Bridge counts. */
@EncaisseTest
class CallsUnderLoadTest {

    private static final int NODES = 2;
    private static final int CALLERS = 8;
    private static final int CALLS_AT_ONCE = 40;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private final MutableClock clock = new MutableClock();
    private final ExecutorService callers = Executors.newFixedThreadPool(NODES * CALLERS);
    private BridgeSimulator bridge;

    @BeforeEach
    void aBridgeOfOurTime() throws IOException {
        SimulatedBridge.reset();
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        bridge = BridgeSimulator.start(
                SimulatorSettings.onPort(0).withClient("load", "load-secret").withClock(clock));
    }

    @AfterEach
    void tidy() {
        callers.shutdownNow();
        bridge.close();
        clock.reset();
        SimulatedBridge.reset();
    }

    @Test
    void inNoFiveMinutesDoesBridgeSeeMoreThanFourFifthsOfItsLimit() throws Exception {
        List<BridgeClient> nodes = Stream.generate(this::node).limit(NODES).toList();
        int made = 0;
        int heldBack = 0;
        Instant end = clock.instant().plus(Duration.ofMinutes(12));
        while (clock.instant().isBefore(end)) {
            for (Future<Integer> caller : callers.invokeAll(everybody(nodes))) {
                made += caller.get();
                heldBack += caller.get() < CALLS_AT_ONCE ? 1 : 0;
            }
            clock.forward(Duration.ofSeconds(7));
        }
        JsonNode counted = new ObjectMapper()
                .readTree(URI.create(bridge.address() + "/_sim/calls").toURL());
        assertThat(counted.path("peak_in_five_minutes").asInt())
                .as("as many as we may, and not one more")
                .isGreaterThan(1_500)
                .isLessThanOrEqualTo(1_600);
        assertThat(counted.path("refused").asInt()).isZero();
        assertThat(counted.path("total").asInt()).isEqualTo(made).isGreaterThan(3_200);
        assertThat(heldBack).as("there was more to ask than could be asked").isGreaterThan(100);
    }

    /** Each class of calls is there on both nodes. */
    private static List<Callable<Integer>> everybody(List<BridgeClient> nodes) {
        List<Callable<Integer>> everybody = new ArrayList<>();
        for (int i = 0; i < NODES * CALLERS; i++) {
            BridgeClient node = nodes.get(i % NODES);
            CallClass what = CallClass.values()[i / NODES % CallClass.values().length];
            everybody.add(() -> what.call(() -> calls(node)));
        }
        return everybody;
    }

    private static int calls(BridgeClient node) {
        for (int made = 0; made < CALLS_AT_ONCE; made++) {
            try {
                node.attempts(UUID.randomUUID().toString());
            } catch (HeldBack noneLeft) {
                return made;
            }
        }
        return CALLS_AT_ONCE;
    }

    private BridgeClient node() {
        BridgeSettings settings = new BridgeSettings(
                URI.create(bridge.address()),
                "load",
                "load-secret",
                null,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                null);
        CallBudget budget = new CallBudget(settings, new ReservedCalls(sql, transactions), clock);
        return new BridgeClient(new BridgeCalls(settings, budget, new Breaker(clock), clock));
    }
}
