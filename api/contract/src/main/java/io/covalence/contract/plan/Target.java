package io.covalence.contract.plan;

import io.covalence.contract.text.PlainText;

/**
 * One column to predict.
 *
 * @param column header of the label column in a site's file
 * @param center subtracted before training; 0 for classification
 * @param scale divides after centring, in the target's unit; 1 for classification
 */
public record Target(String column, double center, double scale) {
    public Target {
        column = PlainText.composed(column);
    }
}
