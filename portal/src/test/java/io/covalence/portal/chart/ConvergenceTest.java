package io.covalence.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.TaskKind;
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

        assertThat(convergence.points()).containsExactly(new Point(1, 0.6, 1_564), new Point(2, 0.7, 1_564));
        assertThat(convergence.values()).containsExactly(0.6, 0.7);
    }

    @Test
    void theBestIsTheHighestAucAndTheLowestError() {
        var points = List.of(new Point(1, 0.6, 9), new Point(2, 0.8, 9), new Point(3, 0.8, 9), new Point(4, 0.7, 9));

        assertThat(new Convergence(TaskKind.CLASSIFICATION, 4, points).best().round())
                .isEqualTo(2);
        assertThat(new Convergence(TaskKind.REGRESSION, 4, points).best().round())
                .isEqualTo(1);
    }
}
