package io.covalence.connector.learning.task;

import java.util.Arrays;

/** The rows with a label of one target: the model's scores and the labels. */
public final class ScoredColumn {
    private final float[] scores;
    private final float[] labels;
    private int count;

    public ScoredColumn(int rows) {
        this.scores = new float[rows];
        this.labels = new float[rows];
    }

    public void add(float score, float label) {
        scores[count] = score;
        labels[count++] = label;
    }

    int count() {
        return count;
    }

    float score(int index) {
        return scores[index];
    }

    float label(int index) {
        return labels[index];
    }

    float[] scores() {
        return Arrays.copyOf(scores, count);
    }

    /** Which of the rows have the label 1. */
    boolean[] positives() {
        var positives = new boolean[count];
        for (int i = 0; i < count; i++) {
            positives[i] = labels[i] == 1;
        }
        return positives;
    }
}
