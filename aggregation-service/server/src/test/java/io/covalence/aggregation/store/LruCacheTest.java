package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LruCacheTest {
    private final List<String> lookedUp = new ArrayList<>();
    private final LruCache<String, String> cache = new LruCache<>(2);

    @Test
    void whatIsKnownIsNotLookedUpAgain() {
        assertThat(ask("a")).contains("A");
        assertThat(ask("a")).contains("A");
        assertThat(lookedUp).containsExactly("a");
    }

    @Test
    void noMoreIsKeptThanTheBoundAndWhatWasNotAskedForLongestGoes() {
        ask("a");
        ask("b");
        ask("a");
        ask("c");
        ask("a");
        ask("c");
        assertThat(lookedUp).containsExactly("a", "b", "c");
        ask("b");
        assertThat(lookedUp).containsExactly("a", "b", "c", "b");
    }

    @Test
    void absenceIsNotRemembered() {
        assertThat(cache.get("a", Optional::empty)).isEmpty();
        assertThat(ask("a")).contains("A");
    }

    private Optional<String> ask(String key) {
        return cache.get(key, () -> {
            lookedUp.add(key);
            return Optional.of(key.toUpperCase(Locale.ROOT));
        });
    }
}
