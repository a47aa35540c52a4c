package io.covalence.aggregation.store;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/** What was looked up last, of things that never change once they are there: the database is asked for each of them once. */
public final class LruCache<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Knows nothing yet.
     *
     * @param most things to be kept; what was not asked for longest goes first
     */
    public LruCache(int most) {
        this.most = most;
    }

    /** What is known under a key, or else what is found now; that there is nothing is not remembered. */
    public Optional<V> get(K key, Supplier<Optional<V>> lookup) {
        synchronized (known) {
            var value = known.get(key);
            if (value != null) {
                return Optional.of(value);
            }
        }
        var found = lookup.get();
        found.ifPresent(value -> {
            synchronized (known) {
                known.put(key, value);
                if (known.size() > most) {
                    known.pollFirstEntry();
                }
            }
        });
        return found;
    }
}
