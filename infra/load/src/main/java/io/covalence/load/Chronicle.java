package io.covalence.load;

import io.covalence.connector.round.Watcher;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the sites see of the rounds: when each phase was over for the last of them, what it cost, from which model it began. */
final class Chronicle {
    private final Supplier<Reading> costs;
    private final Map<RoundId, Entry> rounds = new LinkedHashMap<>();
    private final SortedMap<Integer, float[]> models = new TreeMap<>();
    private @Nullable RoundOffer present;

    Chronicle(Supplier<Reading> costs) {
        this.costs = costs;
    }

    /**
     * An attempt of a round.
     *
     * @param begun when the first site began with it
     * @param ends when the last site came to a phase
     */
    record Entry(RoundOffer offer, Reading begun, Map<SitePhase, Long> ends) {}

    /** A watcher that tells every site's steps to this chronicle, and then to another one. */
    Watcher watcher(Watcher next) {
        return (offer, phase) -> {
            note(offer, phase);
            next.at(offer, phase);
        };
    }

    /** Notes the model that the present round begins from; to be told by one site that lives. */
    synchronized void begins(float[] model) {
        if (present != null) {
            models.put(present.modelVersion(), model);
        }
    }

    /** Attempts of rounds, in the order in which they were begun. */
    synchronized List<Entry> rounds() {
        return List.copyOf(rounds.values());
    }

    /** Parameters by version. */
    synchronized SortedMap<Integer, float[]> models() {
        return new TreeMap<>(models);
    }

    private synchronized void note(RoundOffer offer, SitePhase phase) {
        var entry = rounds.computeIfAbsent(offer.roundId(), id -> {
            present = offer;
            return new Entry(offer, costs.get(), new EnumMap<>(SitePhase.class));
        });
        entry.ends().put(phase, System.nanoTime());
    }
}
