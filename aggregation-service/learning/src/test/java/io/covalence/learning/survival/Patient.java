package io.covalence.learning.survival;

import io.covalence.contract.plan.algorithm.RiskSets;
import java.util.List;
import java.util.Optional;

/** A row of a test. */
@SuppressWarnings("ArrayRecordComponent") // Read by tests.
public record Patient(double time, boolean event, float... inputs) {
    /** What a site with these rows sends; zeros where it has too few. */
    public static long[] sums(RiskSets kind, List<Patient> rows, float[] model, int smallestCell) {
        int inputs = model.length - 1;
        return of(kind, rows, model, smallestCell)
                .map(sums -> sums.limbs(200))
                .orElseGet(() -> new long[Math.toIntExact(kind.sums(inputs))]);
    }

    /** The same before it is rounded. */
    static Optional<RiskSetSums> of(RiskSets kind, List<Patient> rows, float[] model, int smallestCell) {
        var counts = new RiskSetSums.Counts(kind);
        rows.forEach(row -> counts.add((float) row.time, row.event));
        var sums = counts.sums(model.length - 1, smallestCell);
        sums.ifPresent(
                each -> rows.forEach(row -> each.add((float) row.time, row.event, row.inputs, row.score(model))));
        return sums;
    }

    private double score(float[] model) {
        double score = 0;
        for (int i = 0; i < inputs.length; i++) {
            score += (double) model[i] * inputs[i];
        }
        return score;
    }
}
