package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@EncaisseTest
class CallBudgetTest {

    private static final int LIMIT = 200;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private final MutableClock clock = new MutableClock();
    private CallBudget one;
    private CallBudget other;

    @BeforeEach
    void twoNodes() {
        SimulatedBridge.reset();
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        one = node();
        other = node();
    }

    @AfterEach
    void tidy() {
        clock.reset();
        SimulatedBridge.reset();
    }

    @Test
    void theLessUrgentCallsStopFirst() {
        assertThat(calls(one, CallClass.SWEEPING, 500)).isEqualTo(80);
        assertThat(calls(one, CallClass.FOLLOWING, 500)).isEqualTo(60);
        assertThat(calls(one, CallClass.OPENING, 500)).isEqualTo(20);
        assertThat(calls(one, CallClass.OPENING, 1)).isZero();
    }

    @Test
    void whatIsNotSaidToBeAnythingElseIsALook() {
        assertThat(calls(one, CallClass.current(), 500)).isEqualTo(140);
    }

    @Test
    void theNodesShareOneBudget() {
        int made = 0;
        for (int i = 0; i < 200; i++) {
            made += calls(one, CallClass.OPENING, 1) + calls(other, CallClass.OPENING, 1);
        }
        assertThat(made).isEqualTo(160);
    }

    @Test
    void afterFiveMinutesThereIsMore() {
        assertThat(calls(one, CallClass.OPENING, 500)).isEqualTo(160);
        clock.forward(Duration.ofMinutes(4));
        assertThat(calls(one, CallClass.OPENING, 500)).isZero();
        clock.forward(Duration.ofSeconds(75));
        assertThat(calls(other, CallClass.OPENING, 500)).isEqualTo(160);
    }

    @Test
    void inNoFiveMinutesDoTheNodesMakeMoreThanFourFifthsOfTheLimit() {
        Random random = new Random(4);
        List<Instant> made = new ArrayList<>();
        for (int step = 0; step < 800; step++) {
            clock.forward(Duration.ofMillis(random.nextInt(2_000)));
            CallBudget node = random.nextBoolean() ? one : other;
            CallClass wanted = CallClass.values()[random.nextInt(3)];
            int calls = calls(node, wanted, random.nextInt(4));
            for (int i = 0; i < calls; i++) {
                made.add(clock.instant());
            }
        }
        assertThat(made).hasSizeGreaterThan(160);
        for (Instant end : made) {
            assertThat(made.stream()
                            .filter(at -> at.isAfter(end.minus(Duration.ofMinutes(5))) && !at.isAfter(end))
                            .count())
                    .isLessThanOrEqualTo(160);
        }
    }

    @Test
    void reservationsAreFewerThanCalls() {
        int rowsBefore = windows();
        assertThat(calls(one, CallClass.OPENING, 100)).isEqualTo(100);
        assertThat(windows() - rowsBefore).isEqualTo(1);
        // 4, 8, 16, 32, 64: five reservations for a hundred calls
        assertThat(sql.sql("select sum(reserved) from bridge_call_window")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4 + 8 + 16 + 32 + 64);
    }

    @Test
    void whenBridgeRefusesOneNodeAllPauseForAsLongAsItSays() {
        one.refused(Optional.of(Duration.ofSeconds(40)));
        assertThat(calls(one, CallClass.OPENING, 1)).isZero();
        assertThat(calls(other, CallClass.OPENING, 1)).isZero();
        clock.forward(Duration.ofSeconds(39));
        assertThat(calls(other, CallClass.OPENING, 1)).isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(calls(one, CallClass.OPENING, 1)).isEqualTo(1);
        assertThat(calls(other, CallClass.OPENING, 1)).isEqualTo(1);
    }

    @Test
    void whereBridgeDoesNotSayHowLongThePausesGrowAndEndWithTime() {
        for (int i = 0; i < 12; i++) {
            one.refused(Optional.empty());
        }
        clock.forward(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(calls(other, CallClass.OPENING, 1)).isEqualTo(1);
        assertThat(sql.sql("select refusals from bridge_budget")
                        .query(Integer.class)
                        .single())
                .isIn(0, 12);
        clock.forward(Duration.ofMinutes(10));
        assertThat(calls(other, CallClass.OPENING, 1)).isEqualTo(1);
        assertThat(sql.sql("select refusals from bridge_budget")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPauseOfAClockThatWasWrongHoldsNobodyBack() {
        clock.forward(Duration.ofDays(3));
        one.refused(Optional.of(Duration.ofMinutes(5)));
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(calls(one, CallClass.OPENING, 1)).isEqualTo(1);
        assertThat(calls(other, CallClass.OPENING, 1)).isEqualTo(1);
    }

    @Test
    void aCallThatIsHeldBackHasCertainlyNotBeenMade() {
        calls(one, CallClass.OPENING, 500);
        assertThatThrownBy(one::take)
                .isInstanceOfSatisfying(
                        NoAnswer.class, e -> assertThat(e.fate()).isEqualTo(NoAnswer.Fate.NOT_DONE));
        assertThatCode(() -> clock.forward(Duration.ofMinutes(6))).doesNotThrowAnyException();
        assertThatCode(one::take).doesNotThrowAnyException();
    }

    private int windows() {
        return sql.sql("select count(*) from bridge_call_window")
                .query(Integer.class)
                .single();
    }

    private static int calls(CallBudget node, CallClass wanted, int most) {
        return wanted.call(() -> {
            for (int made = 0; made < most; made++) {
                try {
                    node.take();
                } catch (HeldBack e) {
                    return made;
                }
            }
            return most;
        });
    }

    private CallBudget node() {
        BridgeSettings settings = new BridgeSettings(URI.create("http://nobody"), "", "", null, null, null, LIMIT);
        return new CallBudget(settings, new ReservedCalls(sql, transactions), clock);
    }
}
