package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RoundView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private final List<RoundView> rounds = List.of(
            round(1, RoundKind.TRAINING, RoundPhase.COMPLETED, 0.7),
            round(2, RoundKind.TRAINING, RoundPhase.FAILED, null),
            round(3, RoundKind.TRAINING, RoundPhase.COMPLETED, 0.8),
            round(4, RoundKind.EVALUATION, RoundPhase.COMPLETED, null));

    @Test
    void theFederationsMetricIsThatOfTheLastModelThatWasMade() {
        assertThat(ResultTable.federated(rounds)).isEqualTo(0.8);
    }

    @Test
    void aRunWithoutAMetricHasNoResult() {
        assertThatThrownBy(() -> ResultTable.federated(List.of())).isInstanceOf(StoryException.class);
    }

    @Test
    void onlyCompletedTrainingRoundsAreReported() {
        assertThat(ResultTable.rounds(rounds))
                .extracting(DemoReport.Round::round)
                .containsExactly(1, 3);
    }

    private static RoundView round(int number, RoundKind kind, RoundPhase phase, @Nullable Double metric) {
        var summary = new RoundSummary(
                new RoundId("rnd"), number, 1, kind, phase, number - 1, number, "", null, 4, 0, null, 2, 0.5);
        var evaluation = metric == null
                ? null
                : new ModelEvaluation(
                        number,
                        new Figure(Metric.WITHIN_SITE_ROC_AUC, 0.75),
                        number == 3 ? new Figure(Metric.ROC_AUC, metric) : null,
                        null,
                        CountRange.of(100),
                        List.of(),
                        List.of());
        return new RoundView(summary, Instant.EPOCH, Instant.EPOCH, "", List.of(), evaluation);
    }
}
