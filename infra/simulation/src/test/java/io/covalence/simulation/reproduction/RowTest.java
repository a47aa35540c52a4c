package io.covalence.simulation.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void valueIsTheMeanOfTheRunsAndSpreadTheirStandardDeviation() {
        var row = Row.of("FedAvg", "accuracy", 0.6, 0.7, 0.8);

        assertThat(row.value()).isCloseTo(0.7, within(1e-12));
        assertThat(row.sd()).isCloseTo(0.1, within(1e-12));
        assertThat(row.met()).isTrue();
        assertThat(Row.of("FedAvg", "accuracy", 0.6).sd()).isZero();
    }

    /** Two standard errors of the difference of two means of five runs: 2 sqrt((0.1² + 0.1²) / 5) = 0.1265. */
    @Test
    void publishedMeanIsMetWithinTwoStandardErrorsOfTheDifference() {
        var runs = Row.of("FedAvg", "accuracy", 0.6, 0.7, 0.8);

        assertThat(runs.near(0.826, 0.1, 5, 5).met()).isTrue();
        assertThat(runs.near(0.827, 0.1, 5, 5).met()).isFalse();
        assertThat(runs.near(0.574, 0.1, 5, 5).met()).isTrue();
        assertThat(runs.near(0.573, 0.1, 5, 5).met()).isFalse();
        // Fewer runs of our own leave more room: 2 sqrt(0.1² / 3 + 0.1² / 5) = 0.1461
        assertThat(runs.near(0.846, 0.1, 5, 3).met()).isTrue();
        assertThat(runs.near(0.847, 0.1, 5, 3).met()).isFalse();
    }

    @Test
    void boundIsMetByItself() {
        var row = Row.of("federated", "RMSE", 1.03);

        assertThat(row.atMost(1, 1.03).met()).isTrue();
        assertThat(row.atMost(1, 1.02).met()).isFalse();
        assertThat(row.atLeast(1, 1.03).met()).isTrue();
        assertThat(row.atLeast(1, 1.04))
                .hasToString(row.atLeast(1, 1.04).toString())
                .matches(missed -> !missed.met());
        assertThat(row.atLeast(1, 1.04).toString()).contains("at least 1.0400: MISSED");
    }
}
