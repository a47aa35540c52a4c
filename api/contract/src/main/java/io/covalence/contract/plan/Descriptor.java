package io.covalence.contract.plan;

import io.covalence.contract.text.PlainText;

/**
 * A numeric input column, standardised as {@code (value - center) / scale}. Centre and scale are declared in the plan, so
 * that no site has to reveal its own mean.
 */
public record Descriptor(String column, double center, double scale) {
    public Descriptor {
        column = PlainText.composed(column);
    }
}
