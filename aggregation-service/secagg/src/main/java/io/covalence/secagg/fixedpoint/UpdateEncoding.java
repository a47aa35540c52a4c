package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;

/**
 * How the updates of a round become the values of masked vectors, and the sum of those a mean update. Site and service make it
 * of the same plan and round. It works a segment at a time: an update takes no more memory than its floats and the vector that
 * is sent.
 */
public final class UpdateEncoding {
    private final FixedPoint fixedPoint;
    private final Rotation rotation;
    private final int parameters;

    UpdateEncoding(FixedPoint fixedPoint, Rotation rotation, int parameters) {
        this.fixedPoint = fixedPoint;
        this.rotation = rotation;
        this.parameters = parameters;
    }

    /**
     * The encoding of a round.
     *
     * @param parameters of the model; 0 when no update travels, as in an evaluation round
     */
    public static UpdateEncoding of(FixedPoint fixedPoint, RoundContext context, int parameters) {
        return new UpdateEncoding(fixedPoint, Rotation.of(fixedPoint.width(), context, parameters), parameters);
    }

    public FixedPoint fixedPoint() {
        return fixedPoint;
    }

    /** The layout of the vector that carries an update and {@code limbs} limbs, all of them step limbs. */
    public VectorLayout layout(int limbs) {
        return layout(limbs, 0);
    }

    /** The layout of the vector that carries an update, and limbs of both kinds behind it. */
    public VectorLayout layout(int stepLimbs, int reportLimbs) {
        return new VectorLayout(rotation.padded(parameters), fixedPoint.width(), stepLimbs, reportLimbs);
    }

    /** Values that are worked on together. Every chunk begins with a whole segment. */
    public int segment() {
        return rotation.segment();
    }

    /**
     * Clips an update, rounds it, and writes it to a vector.
     *
     * @param weight {@link FixedPoint#weight} of the rows that the site trained on
     * @return what had to be clipped; the site's own, to be masked like everything else
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) for another length, a weight past its bound, or naming the first
     *     index that is not a finite number
     */
    public Clipping encode(float[] update, long weight, RandomSource random, EncodedVector.Writer target) {
        var clipped = clipped(update);
        var values = new double[segment()];
        var rounded = new long[segment()];
        try (var quantiser = new Quantiser(fixedPoint, weight, random)) {
            for (int first = 0; first < clipped.length(); first += segment()) {
                int count = clipped.segment(first, values);
                quantiser.round(first, values, rounded, count);
                target.values(first, rounded, count);
            }
        }
        return clipped.clipping();
    }

    /**
     * What of an update counts: clipped as {@link #encode} does, but not rounded.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) as {@link #encode}
     */
    public double[] clip(float[] update) {
        var clipped = clipped(update);
        var values = new double[segment()];
        var result = new double[parameters];
        for (int first = 0; first < parameters; first += segment()) {
            clipped.segment(first, values);
            rotation.revert(first / segment(), values);
            System.arraycopy(values, 0, result, first, Math.min(segment(), parameters - first));
        }
        return result;
    }

    /**
     * Reads the mean update out of a sum.
     *
     * @param totalWeight sum of the sites' weights
     * @param survivors number of sites in the sum
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when the survivors cannot have made such a sum of weights
     */
    public MeanUpdate mean(long totalWeight, int survivors) {
        return new MeanUpdate(fixedPoint, rotation, parameters, totalWeight, survivors);
    }

    private ClippedUpdate clipped(float[] update) {
        if (update.length != parameters) {
            throw FixedPoint.outOfRange("the update has " + update.length + " values instead of " + parameters);
        }
        return new ClippedUpdate(fixedPoint, rotation, update);
    }
}
