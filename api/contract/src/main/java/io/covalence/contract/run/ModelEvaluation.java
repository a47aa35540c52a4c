package io.covalence.contract.run;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The federation's figures of one model version, from securely summed figures; no site's own figures are known.
 *
 * @param modelVersion 0 is the untrained model
 * @param perRound mean over the targets that can be scored, of the metric that every round gives; curves show it
 * @param headline the same mean of the metric over all sites' rows together. It needs a histogram, which sites send of
 *     the last model of a run only; else absent
 * @param loss mean over the targets: log loss or mean absolute error; absent when it is not known
 * @param rows evaluation rows of all sites in the sum
 * @param figures means over the targets of all metrics that any of them has, in the order in which people read them
 */
public record ModelEvaluation(
        int modelVersion,
        Figure perRound,
        @Nullable Figure headline,
        @Nullable Figure loss,
        CountRange rows,
        List<TargetScore> targets,
        List<Figure> figures) {
    public ModelEvaluation {
        targets = List.copyOf(targets);
        figures = List.copyOf(Objects.requireNonNullElse(figures, List.of()));
    }

    /** The figure to name when one is to be named. */
    public Figure figure() {
        return headline == null ? perRound : headline;
    }

    /** What is known of a target, also where it was written before targets had figures. */
    public List<Figure> figures(TargetScore target) {
        if (!target.figures().isEmpty()) {
            return target.figures();
        }
        var known = new ArrayList<Figure>();
        if (headline != null) {
            add(known, headline.metric(), target.headline());
        }
        add(known, perRound.metric(), target.perRound());
        if (loss != null) {
            add(known, loss.metric(), target.loss());
        }
        return List.copyOf(known);
    }

    private static void add(List<Figure> known, Metric metric, @Nullable Double value) {
        if (value != null) {
            known.add(new Figure(metric, value));
        }
    }
}
