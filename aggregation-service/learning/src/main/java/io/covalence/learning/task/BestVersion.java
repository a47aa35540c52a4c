package io.covalence.learning.task;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.Stopping;
import java.util.Optional;

/**
 * The best evaluated version of a run, by the metric that every round gives.
 *
 * @param value of the metric
 */
public record BestVersion(int version, double value) {

    /**
     * The best one after a further version was evaluated.
     *
     * @param found absent when the version could not be scored, which is not better
     */
    public static Optional<BestVersion> after(
            Optional<BestVersion> best, int version, Optional<Figure> found, Stopping stopping) {
        return found.filter(figure -> best.isEmpty()
                        || figure.metric()
                                .better()
                                .better(figure.value(), best.get().value(), stopping.improvement()))
                .map(figure -> new BestVersion(version, figure.value()))
                .or(() -> best);
    }

    /** Whether so many versions after it were no better, up to the newest evaluated one, that training ends. */
    public boolean ends(int evaluated, Stopping stopping) {
        return stopping.early() && evaluated - version >= stopping.patience();
    }
}
