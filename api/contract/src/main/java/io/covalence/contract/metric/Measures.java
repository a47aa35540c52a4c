package io.covalence.contract.metric;

/**
 * What a study's figures are. They travel with what is shown, so that whoever shows it needs to know no task by name.
 *
 * @param perRound the metric that every round gives
 * @param headline the metric that a run's last model is judged by
 * @param loss what is said beside it
 * @param positives whether it is told of a target how many rows have the label 1
 */
public record Measures(Metric perRound, Metric headline, Metric loss, boolean positives) {}
