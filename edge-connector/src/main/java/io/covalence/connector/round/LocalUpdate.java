package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.learning.RoundSums;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A site's update and sums of one round, in the clear. They never leave: {@link #encode} rounds them, and the result is masked.
 *
 * @param vectors of the plan, by name; empty except in a training round
 * @param own vectors that this site had kept before
 */
public record LocalUpdate(
        RoundKind kind, RoundSums sums, Map<String, float[]> vectors, Map<String, float[]> own, int trainingRows) {
    private static final float[] NONE = {};

    /**
     * Checks what training gave before any key is made for it.
     *
     * @throws Failure when the update is no update of the plan's model
     */
    void requireUsable(StudyPlan plan) {
        if (kind == RoundKind.TRAINING) {
            plan.vectors().forEach(vector -> requireUsable(vector(vector), plan.parameters()));
        }
    }

    private static void requireUsable(float[] vector, long expected) {
        if (vector.length != expected) {
            throw unusable("has " + vector.length + " values instead of " + expected);
        }
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw unusable("has a value that is not a finite number, at position " + i);
            }
        }
    }

    private float[] vector(UpdateVector vector) {
        return vectors.getOrDefault(vector.name(), NONE);
    }

    /** Clips and rounds the update, and lays everything out as {@link UpdateLayout} says. */
    EncodedVector encode(StudyPlan plan, UpdateEncoding encoding, RandomSource random) {
        var layout = UpdateLayout.of(plan, kind);
        var vector = new EncodedVector.Writer(encoding.layout(layout.stepLimbs(), layout.reportLimbs()));
        return vector.finish(write(plan, encoding, random, vector));
    }

    /** The same, for who takes the vector chunk by chunk. */
    public void encode(StudyPlan plan, UpdateEncoding encoding, RandomSource random, EncodedVector.Writer vector) {
        vector.end(write(plan, encoding, random, vector));
    }

    /** Writes the values; returns the limbs. */
    private long[] write(StudyPlan plan, UpdateEncoding encoding, RandomSource random, EncodedVector.Writer vector) {
        var layout = UpdateLayout.of(plan, kind);
        var limbs = new long[layout.limbs()];
        sums.writeTo(limbs, kind);
        if (kind == RoundKind.TRAINING) {
            long weight = encoding.fixedPoint().weight(trainingRows);
            var sent = plan.vectors().stream().map(this::vector).toList();
            var clipping = encoding.encode(sent, PlanEncoding.weights(plan, weight), random, vector);
            limbs[UpdateLayout.WEIGHT] = weight;
            limbs[UpdateLayout.CLIPPED_NORMS] = clipping.norm() ? 1 : 0;
            limbs[UpdateLayout.CLIPPED_COORDINATES] = Coarse.size(
                    clipping.coordinates(),
                    encoding.layout(layout.stepLimbs(), 0).values());
        }
        return limbs;
    }

    /**
     * What this site keeps if a version comes of this work: what it had, and what counts of what it sends.
     *
     * @return by name; nothing for an algorithm in which sites keep nothing
     */
    public Map<String, float[]> kept(StudyPlan plan, UpdateEncoding encoding) {
        var kept = new HashMap<String, float[]>();
        if (kind == RoundKind.TRAINING) {
            for (int i = 0; i < plan.vectors().size(); i++) {
                var vector = plan.vectors().get(i);
                if (vector.kept()) {
                    var before = own.getOrDefault(vector.name(), NONE);
                    var counted = encoding.clip(i, vector(vector));
                    var after = new float[counted.length];
                    for (int value = 0; value < after.length; value++) {
                        after[value] = (float) (before[value] + counted[value]);
                    }
                    kept.put(vector.name(), after);
                }
            }
        }
        return kept;
    }

    /** Overwrites what was trained. */
    void wipe() {
        vectors.values().forEach(vector -> Arrays.fill(vector, 0));
    }

    @Override
    public String toString() {
        return "LocalUpdate[" + kind + ", [REDACTED]]";
    }

    private static Failure unusable(String why) {
        return Failure.failed(
                FailureCode.UPDATE_NOT_USABLE,
                "The update was not sent: it " + why + ".",
                "Look at the values of the file; if they are right, ask the sponsor for a lower learning rate.");
    }
}
