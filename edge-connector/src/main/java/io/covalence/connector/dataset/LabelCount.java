package io.covalence.connector.dataset;

/**
 * Labels of one target among the rows that can be used.
 *
 * @param positives rows with label 1; 0 for regression
 */
public record LabelCount(String column, long labelled, long positives) {}
