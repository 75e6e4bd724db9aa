package fr.encaisse.simulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The latest state of everything of one kind, by id and by age; not thread-safe. */
final class Shelf<T extends Numbered> {

    private final NavigableMap<Long, T> bySerial = new TreeMap<>();
    private final Map<UUID, Long> serials = new HashMap<>();

    void put(T item) {
        bySerial.put(item.serial(), item);
        serials.put(item.id(), item.serial());
    }

    Optional<T> find(UUID id) {
        return Optional.ofNullable(serials.get(id)).map(bySerial::get);
    }

    Collection<T> all() {
        return bySerial.values();
    }

    /** Newest first, those created before the given one; null starts with the newest. */
    Stream<T> newestFirst(Long before) {
        NavigableMap<Long, T> older = before == null ? bySerial : bySerial.headMap(before, false);
        return older.descendingMap().values().stream();
    }

    /** Forgets the oldest that may be forgotten once there are more than so many. */
    void keepNewest(int count, Predicate<T> forgettable) {
        while (bySerial.size() > count) {
            T oldest = bySerial.firstEntry().getValue();
            if (!forgettable.test(oldest)) {
                return;
            }
            bySerial.remove(oldest.serial());
            serials.remove(oldest.id());
        }
    }

    void clear() {
        bySerial.clear();
        serials.clear();
    }
}
