package fr.encaisse.customer;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.LinkedHashMap;
import java.util.Map;

/** One bucket per key; those not asked for longest are forgotten, so that many keys cannot fill the memory. */
class Buckets {

    static final int MOST = 20_000;

    private final Bandwidth limit;
    private final TimeMeter time;
    private final Map<String, Bucket> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    Buckets(Bandwidth limit, TimeMeter time) {
        this.limit = limit;
        this.time = time;
    }

    synchronized Bucket of(String key) {
        return kept.computeIfAbsent(
                key,
                unseen -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(time)
                        .build());
    }

    synchronized int size() {
        return kept.size();
    }
}
