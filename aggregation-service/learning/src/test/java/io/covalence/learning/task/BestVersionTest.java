package io.covalence.learning.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.Stopping;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestVersionTest {
    private static final Stopping TWICE = new Stopping(2, 0.01);

    private static Optional<BestVersion> after(Metric metric, double... values) {
        var best = Optional.<BestVersion>empty();
        for (int version = 0; version < values.length; version++) {
            var found = Double.isNaN(values[version])
                    ? Optional.<Figure>empty()
                    : Optional.of(new Figure(metric, values[version]));
            best = BestVersion.after(best, version, found, TWICE);
        }
        return best;
    }

    @Test
    void aVersionIsBetterByMoreThanTheImprovementInItsMetricsDirection() {
        assertThat(after(Metric.ROC_AUC, 0.5, 0.7, 0.7099, 0.69)).contains(new BestVersion(1, 0.7));
        assertThat(after(Metric.ROC_AUC, 0.5, 0.7, 0.7099, 0.711)).contains(new BestVersion(3, 0.711));
        assertThat(after(Metric.RMSE, 2, 1, 0.995, 1.2)).contains(new BestVersion(1, 1));
        assertThat(after(Metric.RMSE, 2, 1, 0.9)).contains(new BestVersion(2, 0.9));
    }

    @Test
    void whatCannotBeScoredIsNotBetter() {
        assertThat(after(Metric.RMSE, Double.NaN, Double.NaN)).isEmpty();
        assertThat(after(Metric.RMSE, Double.NaN, 3, Double.NaN)).contains(new BestVersion(1, 3));
    }

    @Test
    void trainingEndsAfterSoManyVersionsThatWereNoBetter() {
        var best = new BestVersion(3, 1);
        assertThat(best.ends(4, TWICE)).isFalse();
        assertThat(best.ends(5, TWICE)).isTrue();
        assertThat(best.ends(5_000, Stopping.NONE)).isFalse();
        assertThat(TWICE.mayEndAt(2))
                .as("of versions 0 and 1, one was no better than the other")
                .isFalse();
        assertThat(TWICE.mayEndAt(3)).isTrue();
        assertThat(Stopping.NONE.mayEndAt(3)).isFalse();
    }
}
