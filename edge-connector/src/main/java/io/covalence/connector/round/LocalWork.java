package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.util.Arrays;

/**
 * What local work gave, in the clear. It never leaves: only {@link #encode} leads on, and what comes of that is masked.
 *
 * @param update empty in an evaluation round
 */
@SuppressWarnings("ArrayRecordComponent") // Large, used once, never compared.
record LocalWork(RoundKind kind, EvaluationSums sums, float[] update, int trainingRows) {

    /**
     * Checks what training gave before any key is made for it.
     *
     * @throws Failure when the update is no update of the plan's model
     */
    void requireUsable(StudyPlan plan) {
        int expected = UpdateLayout.of(plan, kind).parameters();
        if (update.length != expected) {
            throw unusable("has " + update.length + " values instead of " + expected);
        }
        for (int i = 0; i < update.length; i++) {
            if (!Float.isFinite(update[i])) {
                throw unusable("has a value that is not a finite number, at position " + i);
            }
        }
    }

    /** Clips and rounds the update, and lays everything out as {@link UpdateLayout} says. */
    EncodedVector encode(StudyPlan plan, FixedPoint fixedPoint, RandomSource random) {
        var layout = UpdateLayout.of(plan, kind);
        var vector = new VectorLayout(layout.parameters(), RingWidth.ofBits(layout.ringBits()), layout.limbs());
        if (kind == RoundKind.EVALUATION) {
            return EncodedVector.of(vector, new long[0], sums.limbs(0));
        }
        long weight = fixedPoint.weight(trainingRows);
        var values = fixedPoint.quantise(fixedPoint.clip(update), weight, random);
        var encoded = EncodedVector.of(vector, values, sums.limbs(weight));
        Arrays.fill(values, 0);
        return encoded;
    }

    @Override
    public String toString() {
        return "LocalWork[" + kind + ", [REDACTED]]";
    }

    private static Failure unusable(String why) {
        return Failure.failed(
                "update-not-usable",
                "The update was not sent: it " + why + ".",
                "Look at the values of the file; if they are right, ask the sponsor for a lower learning rate.");
    }
}
