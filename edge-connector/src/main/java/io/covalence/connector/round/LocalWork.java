package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.Arrays;

/**
 * What local work gave, in the clear. It never leaves: only {@link #encode} leads on, and what comes of that is masked.
 *
 * @param update empty in an evaluation round
 */
@SuppressWarnings("ArrayRecordComponent") // Large, used once, never compared.
public record LocalWork(RoundKind kind, EvaluationSums sums, float[] update, int trainingRows) {

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
    public EncodedVector encode(StudyPlan plan, UpdateEncoding encoding, RandomSource random) {
        var layout = UpdateLayout.of(plan, kind);
        var limbs = new long[layout.limbs()];
        var vector = new EncodedVector.Writer(encoding.layout(layout.stepLimbs(), layout.reportLimbs()));
        sums.writeTo(limbs, kind);
        if (kind == RoundKind.TRAINING) {
            long weight = encoding.fixedPoint().weight(trainingRows);
            var clipping = encoding.encode(update, weight, random, vector);
            limbs[UpdateLayout.WEIGHT] = weight;
            limbs[UpdateLayout.CLIPPED_NORMS] = clipping.norm() ? 1 : 0;
            limbs[UpdateLayout.CLIPPED_COORDINATES] = Coarse.size(
                    clipping.coordinates(),
                    encoding.layout(layout.stepLimbs(), 0).values());
        }
        return vector.finish(limbs);
    }

    /** Overwrites the update. */
    void wipe() {
        Arrays.fill(update, 0);
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
