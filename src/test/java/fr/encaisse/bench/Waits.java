package fr.encaisse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** How long it took until payments were found, kind by kind. */
final class Waits {

    private final Map<String, List<Long>> millis = new TreeMap<>();
    private int count;

    void add(String kind, Duration wait) {
        millis.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(wait.toMillis());
        count++;
    }

    int count() {
        return count;
    }

    void tell(BiConsumer<String, String> each) {
        millis.forEach((kind, waits) -> each.accept(kind, text(waits, 50) + " / " + text(waits, 99)));
    }

    /** The value below which so many per cent lie. */
    private static String text(List<Long> waits, int percent) {
        long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
        double seconds = sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1000.0;
        return seconds < 120 ? "%.1f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
    }
}
