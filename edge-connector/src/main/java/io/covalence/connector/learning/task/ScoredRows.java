package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.Row;

/**
 * The labels of rows, and the model's score of each: the inputs of its output activation. Four bytes for each label and
 * score, an array for each column, so that rows times columns may be more than an array holds.
 */
public final class ScoredRows {
    private final float[][] scores;
    private final float[][] labels;
    private int count;

    /**
     * None yet.
     *
     * @param rows at most so many
     * @param outputs of the model
     * @param columns that rows have labels of
     */
    public ScoredRows(int rows, int outputs, int columns) {
        this.scores = new float[outputs][rows];
        this.labels = new float[columns][rows];
    }

    /**
     * Takes a row's labels and scores.
     *
     * @param of where the row's scores stand, as many as outputs, from {@code at} on
     */
    public void add(Row row, float[] of, int at) {
        for (int output = 0; output < scores.length; output++) {
            scores[output][count] = of[at + output];
        }
        for (int column = 0; column < labels.length; column++) {
            labels[column][count] = row.label(column);
        }
        count++;
    }

    int count() {
        return count;
    }

    boolean hasLabel(int row, int column) {
        return !Float.isNaN(label(row, column));
    }

    /** NaN where there is none. */
    float label(int row, int column) {
        return labels[column][row];
    }

    float score(int row, int output) {
        return scores[output][row];
    }

    /** The rows that have a label of a column, with the output of the same number. */
    ScoredColumn column(int column) {
        var scored = new ScoredColumn(count);
        for (int row = 0; row < count; row++) {
            if (hasLabel(row, column)) {
                scored.add(score(row, column), label(row, column));
            }
        }
        return scored;
    }
}
