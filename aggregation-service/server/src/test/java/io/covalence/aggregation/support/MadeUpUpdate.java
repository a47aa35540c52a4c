package io.covalence.aggregation.support;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A random update with random counts, as it is summed.
 *
 * @param limbs in the order of {@link UpdateLayout}
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read by tests.
record MadeUpUpdate(long[] values, long[] limbs) {
    static final MadeUpUpdate NONE = new MadeUpUpdate(new long[0], new long[0]);

    /**
     * Makes one for a round.
     *
     * @param everywhere what every value is instead, with the weight 1
     */
    static MadeUpUpdate of(
            RandomGenerator random, StudyPlan plan, RoundKind kind, UpdateEncoding encoding, OptionalLong everywhere) {
        if (kind == RoundKind.OPENING) {
            return new MadeUpUpdate(new long[0], told(random, plan));
        }
        var layout = UpdateLayout.of(plan, kind);
        var shape = encoding.layout(layout.stepLimbs(), layout.reportLimbs());
        var limbs = new long[layout.limbs()];
        var values =
                kind == RoundKind.TRAINING ? trained(random, plan, layout, encoding, limbs) : new long[shape.values()];
        limbs[UpdateLayout.ROWS_EVALUATED] = random.nextInt(1_000_000);
        for (int i = UpdateLayout.EVALUATION; i < limbs.length; i++) {
            limbs[i] = plan.work().trains()
                    ? random.nextInt(50)
                    : (long) random.nextInt(10) * plan.work().leastRows();
        }
        everywhere.ifPresent(value -> {
            Arrays.fill(values, value);
            limbs[UpdateLayout.WEIGHT] = Math.min(1, limbs[UpdateLayout.WEIGHT]);
        });
        return new MadeUpUpdate(values, limbs);
    }

    /** Of each column some rows about its centre, as sites may tell them. */
    private static long[] told(RandomGenerator random, StudyPlan plan) {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.OPENING).limbs()];
        for (int column = UpdateLayout.OPENING; column < limbs.length; column += Opening.LIMBS) {
            long rows = (1 + random.nextInt(50)) * (long) plan.opening().smallestCell();
            double mean = random.nextDouble(-0.25, 0.25);
            limbs[column] = rows;
            limbs[column + 1] = Math.round(rows * UpdateLayout.ERROR_SCALE * (mean + 1));
            limbs[column + 2] = Math.round(rows * UpdateLayout.ERROR_SCALE * (mean * mean + 0.1));
        }
        return limbs;
    }

    private static long[] trained(
            RandomGenerator random, StudyPlan plan, UpdateLayout layout, UpdateEncoding encoding, long[] limbs) {
        int rows = 10 + random.nextInt(2_000);
        var vectors = new ArrayList<float[]>();
        for (int vector = 0; vector < layout.vectors(); vector++) {
            vectors.add(randomUpdate(random, layout.parameters()));
        }
        limbs[UpdateLayout.WEIGHT] = encoding.fixedPoint().weight(rows);
        var vector = new EncodedVector.Writer(encoding.layout(layout.stepLimbs(), layout.reportLimbs()));
        var clipping = encoding.encode(
                vectors, PlanEncoding.weights(plan, limbs[UpdateLayout.WEIGHT]), random::nextBytes, vector);
        limbs[UpdateLayout.CLIPPED_NORMS] = clipping.norm() ? 1 : 0;
        limbs[UpdateLayout.CLIPPED_COORDINATES] = clipping.coordinates();
        return values(vector.finish(limbs));
    }

    private static float[] randomUpdate(RandomGenerator random, int length) {
        var update = new float[length];
        for (int i = 0; i < update.length; i++) {
            update[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return update;
    }

    private static long[] values(EncodedVector vector) {
        var layout = vector.layout();
        var values = new long[layout.values()];
        var chunks = vector.takeChunks();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            var bytes = ByteBuffer.wrap(chunks[chunk]).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < layout.valueCount(chunk); i++) {
                values[layout.firstValue(chunk) + i] = switch (layout.width()) {
                    case BITS_16 -> bytes.getShort();
                    case BITS_32 -> bytes.getInt();
                    case BITS_64 -> bytes.getLong();
                };
            }
        }
        return values;
    }
}
