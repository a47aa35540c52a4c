package io.covalence.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * The score of one target.
 *
 * @param labelled rows with a label
 * @param positives rows with label 1; 0 for regression
 * @param score ROC-AUC or RMSE; absent when it is not defined, as with a single class
 */
public record TargetScore(
        String column,
        long labelled,
        long positives,
        @Nullable Double score) {}
