package fr.encaisse.simulator;

import java.util.List;
import java.util.stream.Stream;

/** One page of a listing; {@code next} is the cursor of the page after it, null on the last. */
record Slice<T extends Numbered>(List<T> items, Long next) {

    static <T extends Numbered> Slice<T> of(Stream<T> stream, int limit) {
        List<T> found = stream.limit(limit + 1L).toList();
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Slice<>(items, items.get(limit - 1).serial());
    }
}
