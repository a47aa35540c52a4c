package io.covalence.contract.metric;

/**
 * The measures of a study. They travel with the figures, so that code that shows figures does not depend on the task.
 *
 * @param perRound the metric that every round gives
 * @param headline the metric that a run's last model is judged by
 * @param loss the figure shown beside it
 * @param positives whether the number of rows with label 1 is shown for a target
 */
public record Measures(Metric perRound, Metric headline, Metric loss, boolean positives) {}
