package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.learning.SiteState;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateVector;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * The vectors that this site keeps for itself from round to round, if the algorithm needs them, such as a control
 * variate. They never leave the site's folder. They may only change with a contribution that is in a sum, so there are
 * two files a run:
 *
 * <pre>
 * pending   written, on the disk, before anything of a round's session leaves
 *    |-- the round made a version with this site in it:   takes the place of what is kept, by one rename
 *    '-- it did not, as the next offer shows:             deleted
 * </pre>
 *
 * If the connector is killed in between, it finds the pending file at the next offer of the run. If the same version is
 * offered again, the round had no effect. If a later version is offered, the round's evidence decides; the service's
 * word that a round failed does not, since it is not signed. Both files are deleted with the round that evaluates a
 * run's last model, or when a run ended without one ({@link EndedRuns}). For use by one thread.
 */
public final class KeptVectors {
    private final ConnectorHome home;

    public KeptVectors(ConnectorHome home) {
        this.home = home;
    }

    /** Says whether this site's vectors are in the sum of a round that made a version. */
    @FunctionalInterface
    interface Sums {
        /**
         * Whether they are.
         *
         * @param last whether the offered version is the one that such a round would have made
         * @throws io.covalence.connector.Failure when that cannot be known yet
         */
        boolean hold(VectorFile.Origin origin, boolean last) throws InterruptedException;
    }

    /** What is kept of a run; zeros before anything is. */
    Map<String, float[]> of(String runId, StudyPlan plan) {
        if (plan.vectors().stream().noneMatch(UpdateVector::kept)) {
            return Map.of();
        }
        return new VectorFile(home.kept(runId))
                .read()
                .map(VectorFile.Content::vectors)
                .orElseGet(() -> SiteState.nothing(plan));
    }

    /** Notes, before a session of a round begins, what is kept if a version comes of it; nothing where nothing is kept. */
    void prepare(String runId, VectorFile.Origin origin, Map<String, float[]> next) {
        if (!next.isEmpty()) {
            pending(runId).write(new VectorFile.Content(origin, next));
        }
    }

    /** A version came of a round, and this site is in it. */
    void commit(String runId, String roundId) {
        var pending = pending(runId).read();
        if (pending.isPresent() && pending.get().origin().roundId().equals(roundId)) {
            pending(runId).moveTo(home.kept(runId));
        }
    }

    /** Nothing came of the round. */
    private void undo(String runId) {
        pending(runId).delete();
    }

    /** Nobody trains in the run any more: what was kept says something of this site's rows, and goes. */
    void forget(String runId) {
        pending(runId).delete();
        new VectorFile(home.kept(runId)).delete();
    }

    /** The runs of which something is kept or pending. */
    List<String> runs() {
        return home.runsKept();
    }

    /**
     * Settles what a round before has left pending.
     *
     * @param roundId the round that is offered: what is pending of itself may still count
     * @throws io.covalence.connector.Failure when it is not known yet whether that counts
     */
    void settle(String runId, String roundId, int modelVersion, Sums sums) throws InterruptedException {
        if (!Files.exists(home.pending(runId))) {
            return;
        }
        var origin = pending(runId).read().orElseThrow().origin();
        if (origin.roundId().equals(roundId)) {
            return;
        }
        if (modelVersion > origin.modelVersion() && sums.hold(origin, modelVersion == origin.modelVersion() + 1)) {
            commit(runId, origin.roundId());
        } else {
            undo(runId);
        }
    }

    private VectorFile pending(String runId) {
        return new VectorFile(home.pending(runId));
    }
}
