package io.covalence.contract.run;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.RatePoint;
import io.covalence.contract.plan.Defaulted;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The score of one target. The three numbers are the run's measures, which curves and means use. A figure is absent
 * when it is not known, as when no site has enough rows of either class.
 *
 * @param labelled rows with a label, of the sites that have enough of them
 * @param positives rows with label 1; absent for regression, and where there is no histogram
 * @param figures all known figures, the three included, in the order in which people read them; empty in old records
 * @param calibration of labels of two classes, for a run's last model: predicted and observed shares, the lowest
 *     predictions first; empty where it is not known
 * @param rates of the same rows, the highest scores first: the curves of ROC and of precision and recall; empty where
 *     they are not known
 */
public record TargetScore(
        String column,
        @Nullable Double perRound,
        @Nullable Double headline,
        @Nullable Double loss,
        CountRange labelled,
        @Nullable CountRange positives,
        List<Figure> figures,
        @Defaulted List<CalibrationPoint> calibration,
        @Defaulted List<RatePoint> rates) {
    public TargetScore {
        perRound = rounded(perRound);
        headline = rounded(headline);
        loss = rounded(loss);
        figures = List.copyOf(Objects.requireNonNullElse(figures, List.of()));
        calibration = List.copyOf(Objects.requireNonNullElse(calibration, List.of()));
        rates = List.copyOf(Objects.requireNonNullElse(rates, List.of()));
    }

    /** Of which neither calibration nor rates are known. */
    public TargetScore(
            String column,
            @Nullable Double perRound,
            @Nullable Double headline,
            @Nullable Double loss,
            CountRange labelled,
            @Nullable CountRange positives,
            List<Figure> figures) {
        this(column, perRound, headline, loss, labelled, positives, figures, List.of(), List.of());
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : (Double) Figure.rounded(value);
    }
}
