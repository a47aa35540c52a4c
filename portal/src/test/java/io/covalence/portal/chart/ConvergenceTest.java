package io.covalence.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunState;
import io.covalence.portal.Samples;
import io.covalence.portal.chart.Convergence.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
    @Test
    void onlyEvaluatedVersionsHaveAPoint() {
        var convergence = Convergence.of(
                Samples.run(RunState.RUNNING, 3, 0.7),
                List.of(
                        Samples.completed(1, 0.6),
                        Samples.completed(2, 0.7),
                        Samples.completed(3, null),
                        Samples.underWay(4, RoundPhase.KEYS)));

        assertThat(convergence.points())
                .containsExactly(new Point(1, 0.6, "1,000–2,000"), new Point(2, 0.7, "1,000–2,000"));
        assertThat(convergence.values()).containsExactly(0.6, 0.7);
    }

    /** What comes of an opening round is no trained model. */
    @Test
    void openingRoundHasNoPoint() {
        var convergence = Convergence.of(
                Samples.run(RunState.RUNNING, 2, 0.7),
                List.of(Samples.opening(RoundPhase.COMPLETED, 0.5), Samples.completed(2, 0.7)));

        assertThat(convergence.values()).containsExactly(0.7);
    }

    @Test
    void theBestIsTheHighestAucAndTheLowestError() {
        var points = List.of(point(1, 0.6), point(2, 0.8), point(3, 0.8), point(4, 0.7));

        assertThat(new Convergence(Metric.WITHIN_SITE_ROC_AUC, 4, points).best().round())
                .isEqualTo(2);
        assertThat(new Convergence(Metric.RMSE, 4, points).best().round()).isEqualTo(1);
    }

    private static Point point(int round, double value) {
        return new Point(round, value, "500–1,000");
    }
}
