package io.covalence.connector.learning;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import java.util.Arrays;

/**
 * What a site sends in a training round without vectors: figures of the round's model, and the exact sums of which the service makes
 * the next one. The array belongs to the record; do not change it.
 *
 * @param sums in the order of the plan's algorithm
 */
@SuppressWarnings("ArrayRecordComponent") // Travels once, from here into the masked vector; nobody compares it.
public record SummedRound(StudyPlan plan, RoundSums figures, long[] sums) implements RoundSums {
    @Override
    public void writeTo(long[] limbs, RoundKind kind) {
        var layout = UpdateLayout.of(plan, kind);
        var told = new long[1 + layout.reportLimbs()];
        figures.writeTo(told, kind);
        System.arraycopy(layout.limbs(told, sums), 0, limbs, 0, limbs.length);
    }

    @Override
    public void wipe() {
        Arrays.fill(sums, 0);
    }

    @Override
    public String toString() {
        return "SummedRound[[REDACTED]]";
    }
}
