package io.covalence.aggregation.store;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what was looked up last, for things that never change once they are there, so that the database is asked for
 * them less often.
 */
public final class LruCache<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Begins empty.
     *
     * @param most things to be kept; the one that nobody has asked for longest goes first
     */
    public LruCache(int most) {
        this.most = most;
    }

    /** The value that is kept under a key, or else the one that is found now; an empty result is not kept. */
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
