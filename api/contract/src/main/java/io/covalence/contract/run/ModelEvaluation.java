package io.covalence.contract.run;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the federation knows of one model version, from securely summed figures; no site's own are known.
 *
 * @param modelVersion 0 is the untrained model
 * @param perRound mean over the targets that can be scored, of the metric that every round gives: what a curve is drawn of
 * @param headline the same of the metric over all sites' rows together, where that takes a histogram, which sites give of the last
 *     model of a run only; else absent
 * @param loss mean over the targets: log loss or mean absolute error; absent when it is not known
 * @param rows evaluation rows of all sites in the sum
 */
public record ModelEvaluation(
        int modelVersion,
        Figure perRound,
        @Nullable Figure headline,
        @Nullable Figure loss,
        CountRange rows,
        List<TargetScore> targets) {
    public ModelEvaluation {
        targets = List.copyOf(targets);
    }

    /** The figure to name when one is to be named. */
    public Figure figure() {
        return headline == null ? perRound : headline;
    }
}
