package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.ErrorInterval;
import java.util.ArrayList;
import java.util.Optional;

/** Errors in each target's own unit. */
final class RegressionScores implements TaskScores {
    private final StudyPlan plan;
    private final Regression regression;
    private final RoundKind kind;
    private final long[] limbs;

    RegressionScores(StudyPlan plan, Regression regression, RoundKind kind, long[] limbs) {
        this.plan = plan;
        this.regression = regression;
        this.kind = kind;
        this.limbs = limbs;
    }

    @Override
    public TargetScore score(int column) {
        int first = UpdateLayout.targetLimb(plan, column);
        long labelled = limbs[first + Regression.LABELLED];
        var target = regression.targets().get(column);
        double scale = target.scale();
        var squared = TaskScores.ratio(limbs[first + Regression.SQUARED] / UpdateLayout.ERROR_SCALE, labelled);
        var absolute = TaskScores.ratio(limbs[first + Regression.ABSOLUTE] / UpdateLayout.ERROR_SCALE, labelled);
        var root = squared == null ? null : (Double) (Math.sqrt(squared) * scale);
        var mean = absolute == null ? null : (Double) (absolute * scale);
        var figures = new ArrayList<Figure>();
        if (root != null && squared != null) {
            figures.add(Figure.of(Metric.RMSE, root, interval(column, squared, labelled, scale)));
        }
        if (mean != null && root != null) {
            figures.add(Figure.of(Metric.MAE, mean, ErrorInterval.ofMean(mean, root * root, labelled)));
        }
        if (squared != null) {
            explained(column, squared, labelled).ifPresent(figures::add);
        }
        return new TargetScore(target.column(), root, null, mean, CountRange.of(labelled), null, figures);
    }

    private Optional<Interval> interval(int column, double squared, long labelled, double scale) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION -> {
                double fourth = last(column, Regression.FOURTH) / labelled;
                double square = scale * scale;
                yield ErrorInterval.ofRoot(squared * square, fourth * square * square, labelled);
            }
        };
    }

    /** One less the mean squared error over the labels' variance, over the rows of all sites together. */
    private Optional<Figure> explained(int column, double squared, long labelled) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION -> {
                var labels = new LabelMoments(
                        last(column, Regression.LABEL) / labelled - Regression.LABEL_OFFSET,
                        last(column, Regression.LABEL_SQUARE) / labelled,
                        last(column, Regression.LABEL_CUBE) / labelled - Regression.CUBE_OFFSET,
                        last(column, Regression.LABEL_FOURTH) / labelled);
                yield labels.areSpread()
                        ? Optional.of(Figure.of(
                                Metric.R_SQUARED,
                                1 - squared / labels.variance(),
                                interval(column, squared, labels, labelled)))
                        : Optional.empty();
            }
        };
    }

    private Optional<Interval> interval(int column, double squared, LabelMoments labels, long labelled) {
        if (!labels.areCentred()) {
            return Optional.empty();
        }
        double fourth = last(column, Regression.FOURTH) / labelled;
        double withLabel = last(column, Regression.SQUARED_LABEL) / labelled - Regression.CUBE_OFFSET;
        double withSquare = last(column, Regression.SQUARED_LABEL_SQUARE) / labelled;
        double both = withSquare - 2 * labels.mean() * withLabel + labels.mean() * labels.mean() * squared;
        return ErrorInterval.ofExplained(squared, fourth, labels.variance(), labels.centralFourth(), both, labelled);
    }

    /**
     * Means of powers of the labels, in scales from the plan's centre.
     */
    private record LabelMoments(double mean, double square, double cube, double fourth) {
        /** Below this share of the squared mean label, their variance is what rounding at sites has left. */
        private static final double LEAST_SPREAD = 0x1p-8;

        double variance() {
            return square - mean * mean;
        }

        double centralFourth() {
            return fourth - 4 * mean * cube + 6 * mean * mean * square - 3 * mean * mean * mean * mean;
        }

        boolean areSpread() {
            return variance() > mean * mean * LEAST_SPREAD;
        }

        /** Further from the centre, fourth powers about the mean are what rounding has left. */
        boolean areCentred() {
            return mean * mean <= 4 * variance();
        }
    }

    private double last(int column, int limb) {
        return limbs[UpdateLayout.lastLimb(plan, column) + limb] / UpdateLayout.ERROR_SCALE;
    }
}
