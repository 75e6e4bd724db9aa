package fr.encaisse.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls and keeps to Bridge's limit of 2,000 calls per application in any five minutes. */
final class CallMeter {

    static final int LIMIT = 2_000;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Calls carried out since the last reset, calls refused with 429, and the most in any five minutes. */
    record Reading(Map<String, Long> calls, long total, long refused, int peakInFiveMinutes) {}

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private final Map<String, Long> calls = new TreeMap<>();
    private long refused;
    private int peak;

    CallMeter(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean admit(WireCall call) {
        Instant now = clock.instant();
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= LIMIT) {
            refused++;
            return false;
        }
        recent.addLast(now);
        peak = Math.max(peak, recent.size());
        calls.merge(call.wire(), 1L, Long::sum);
        return true;
    }

    synchronized Reading reading() {
        long total = calls.values().stream().mapToLong(Long::longValue).sum();
        return new Reading(new TreeMap<>(calls), total, refused, peak);
    }

    synchronized void reset() {
        recent.clear();
        calls.clear();
        refused = 0;
        peak = 0;
    }
}
