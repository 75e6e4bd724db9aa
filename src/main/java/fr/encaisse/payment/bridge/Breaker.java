package fr.encaisse.payment.bridge;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leaves a Bridge alone that fails or dawdles, so that nobody waits for it in vain; then tries it with a few calls. */
@Component
class Breaker {

    private static final int WINDOW = 20;
    private static final int FEWEST = 10;
    private static final int PROBES = 3;
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    private final CircuitBreaker breaker;

    Breaker(Clock clock) {
        breaker = CircuitBreaker.of(
                "bridge",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FEWEST)
                        .failureRateThreshold(50)
                        .slowCallRateThreshold(80)
                        .slowCallDurationThreshold(SLOW)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialRandomBackoff(FIRST_REST, 2, 0.3, LONGEST_REST))
                        .ignoreException(Breaker::saysNothing)
                        .recordException(failure -> failure instanceof NoAnswer)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> tell(change.getStateTransition()));
    }

    /** @throws HeldBack when Bridge is left alone right now */
    <T> T call(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException open) {
            throw new HeldBack("Bridge has not answered well lately and is left alone for a while");
        }
    }

    /** Bridge itself has said how long. */
    void rest(Duration time) {
        if (!time.isZero()) {
            breaker.transitionToOpenStateFor(time);
        }
    }

    void forget() {
        breaker.reset();
    }

    /** What did not come from Bridge tells nothing about it; a refusal is a good answer. */
    private static boolean saysNothing(Throwable failure) {
        return failure instanceof HeldBack || !(failure instanceof NoAnswer || failure instanceof Refused);
    }

    private static void tell(CircuitBreaker.StateTransition change) {
        switch (change.getToState()) {
            case OPEN -> log.warn("Bridge does not answer well: not called for a while");
            case CLOSED -> log.info("Bridge answers again");
            default -> log.debug("Calls to Bridge: {}", change);
        }
    }
}
