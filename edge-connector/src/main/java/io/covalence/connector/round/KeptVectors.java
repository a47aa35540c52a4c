package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.learning.SiteState;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * offered again, the round had no effect. If a later version is offered, the round's evidence decides. The service's
 * word that a round failed decides only where another round may have made the offered version, since it is not signed.
 * Both files are deleted with the round that evaluates a run's last model, or when a run ended without one
 * ({@link EndedRuns}). For use by one thread.
 */
public final class KeptVectors {
    private final ConnectorHome home;

    public KeptVectors(ConnectorHome home) {
        this.home = home;
    }

    /** How a round that is offered follows on one that has left something pending. */
    enum Succession {
        /** It is the very next one, from the next version: that round, in one of its attempts, has made it. */
        DIRECT,
        /** It begins from the next version, which that round may have made or a later one. */
        NEXT_VERSION,
        /** More versions have been made since. */
        LATER;

        private static Succession of(VectorFile.Origin origin, int number, int modelVersion) {
            if (modelVersion > origin.modelVersion() + 1) {
                return LATER;
            }
            return number == origin.number() + 1 ? DIRECT : NEXT_VERSION;
        }
    }

    /** Says whether this site's vectors are in the sum of a round that made a version. */
    @FunctionalInterface
    interface Sums {
        /**
         * Whether they are.
         *
         * @throws io.covalence.connector.Failure when that cannot be known yet
         */
        boolean hold(VectorFile.Origin origin, Succession offered) throws InterruptedException;
    }

    /**
     * What is kept of a run; zeros before anything is.
     *
     * @throws io.covalence.connector.Failure when the file is not what was kept of this run
     */
    Map<String, float[]> of(RunId runId, StudyPlan plan) {
        var zeros = SiteState.nothing(plan);
        if (zeros.isEmpty()) {
            return zeros;
        }
        var file = home.kept(runId);
        var content = content(runId, file);
        content.ifPresent(known -> requireShape(file, known.vectors(), zeros));
        return content.map(VectorFile.Content::vectors).orElse(zeros);
    }

    private static void requireShape(Path file, Map<String, float[]> vectors, Map<String, float[]> wanted) {
        boolean fits = vectors.keySet().equals(wanted.keySet())
                && wanted.values().stream()
                        .allMatch(zeros -> vectors.values().stream().allMatch(vector -> vector.length == zeros.length));
        if (!fits) {
            throw PrivateFiles.damaged(file, "it holds other vectors than the plan has sites keep");
        }
    }

    /** A file that was copied from another run has a digest that holds, all the same. */
    private static Optional<VectorFile.Content> content(RunId runId, Path file) {
        var content = new VectorFile(file).read();
        if (content.filter(known -> !known.origin().runId().equals(runId)).isPresent()) {
            throw PrivateFiles.damaged(file, "it is of another run");
        }
        return content;
    }

    /** Notes, before a session of a round begins, what is kept if a version comes of it; nothing where nothing is kept. */
    void prepare(RunId runId, VectorFile.Origin origin, Map<String, float[]> next) {
        if (!next.isEmpty()) {
            pending(runId).write(new VectorFile.Content(origin, next));
        }
    }

    /** A version came of a round, and this site is in it. */
    void commit(RunId runId, RoundId roundId) {
        var pending = content(runId, home.pending(runId));
        if (pending.isPresent() && pending.get().origin().roundId().equals(roundId)) {
            pending(runId).moveTo(home.kept(runId));
        }
    }

    /** Nothing came of the round. */
    private void undo(RunId runId) {
        pending(runId).delete();
    }

    /** Nobody trains in the run any more: what was kept says something of this site's rows, and goes. */
    void forget(RunId runId) {
        pending(runId).delete();
        new VectorFile(home.kept(runId)).delete();
    }

    /** The runs of which something is kept or pending. */
    List<RunId> runs() {
        return home.runsKept();
    }

    /** Whether nothing of a run was written since then. */
    boolean noneSince(RunId runId, Instant time) {
        return Stream.of(home.kept(runId), home.pending(runId))
                .flatMap(file -> PrivateFiles.modified(file).stream())
                .allMatch(written -> written.isBefore(time));
    }

    /**
     * Settles what a round before has left pending.
     *
     * @param roundId the round that is offered: what is pending of itself may still count
     * @throws io.covalence.connector.Failure when it is not known yet whether that counts
     */
    void settle(RunId runId, RoundId roundId, int number, int modelVersion, Sums sums) throws InterruptedException {
        var pending = content(runId, home.pending(runId));
        if (pending.isEmpty() || pending.get().origin().roundId().equals(roundId)) {
            return;
        }
        var origin = pending.get().origin();
        if (modelVersion > origin.modelVersion() && sums.hold(origin, Succession.of(origin, number, modelVersion))) {
            commit(runId, origin.roundId());
        } else {
            undo(runId);
        }
    }

    private VectorFile pending(RunId runId) {
        return new VectorFile(home.pending(runId));
    }
}
