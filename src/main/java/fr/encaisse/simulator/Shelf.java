package fr.encaisse.simulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    T get(long serial) {
        return bySerial.get(serial);
    }

    Collection<T> all() {
        return bySerial.values();
    }

    /** Newest first, those created before the given one; null starts with the newest. */
    Stream<T> newestFirst(Long before) {
        NavigableMap<Long, T> older = before == null ? bySerial : bySerial.headMap(before, false);
        // A part of a tree map counts itself to its end when it is asked for a stream.
        Iterator<T> newest = older.descendingMap().values().iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(newest, Spliterator.ORDERED), false);
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
