package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.learning.survival.RiskSetSums;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * A site's part of Newton's steps on the partial likelihood of all sites' rows: sums over its training rows, by bins of time. Rows
 * without a time or an event do not count.
 */
public final class LocalRiskSets {
    private static final int PIECE = 1024;

    private final RiskSets kind;
    private final int smallestCell;
    private final int maximumSites;

    public LocalRiskSets(RiskSets kind, int smallestCell, int maximumSites) {
        this.kind = kind;
        this.smallestCell = smallestCell;
        this.maximumSites = maximumSites;
    }

    /**
     * The sums.
     *
     * @param model weights, then the bias, which no risk set depends on
     * @param progress receives the share of the work done, 0 to 1
     * @throws UnusableUpdateException when a sum is too large to be sent
     * @throws CancellationException when the thread was interrupted; its interrupt status stays set
     */
    public long[] sums(List<Row> rows, float[] model, DoubleConsumer progress) {
        int inputs = model.length - 1;
        var counts = new RiskSetSums.Counts(kind);
        for (var row : rows) {
            if (counted(row)) {
                counts.add(row.label(CoxSurvival.TIME), came(row));
            }
        }
        var sums = counts.sums(inputs, smallestCell);
        if (sums.isEmpty()) {
            progress.accept(1);
            return new long[Math.toIntExact(kind.sums(inputs))];
        }
        add(rows, model, sums.get(), progress);
        try {
            return sums.get().limbs(maximumSites);
        } catch (ArithmeticException e) {
            throw new UnusableUpdateException(e.getMessage() + ": the model's risks or the rows' inputs are too large");
        } finally {
            sums.get().wipe();
        }
    }

    private static void add(List<Row> rows, float[] model, RiskSetSums sums, DoubleConsumer progress) {
        var inputs = new float[model.length - 1];
        for (int i = 0; i < rows.size(); i++) {
            if (i % PIECE == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("summing was interrupted");
                }
                progress.accept((double) i / rows.size());
            }
            var row = rows.get(i);
            if (counted(row)) {
                Arrays.fill(inputs, 0);
                row.writeInputs(inputs, 0, inputs.length);
                sums.add(row.label(CoxSurvival.TIME), came(row), inputs, score(model, inputs));
            }
        }
        progress.accept(1);
    }

    private static double score(float[] model, float[] inputs) {
        double score = 0;
        for (int i = 0; i < inputs.length; i++) {
            score += (double) model[i] * inputs[i];
        }
        return score;
    }

    private static boolean counted(Row row) {
        return row.hasLabel(CoxSurvival.TIME) && row.hasLabel(CoxSurvival.EVENT);
    }

    private static boolean came(Row row) {
        return row.label(CoxSurvival.EVENT) == 1;
    }
}
