package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts the vectors of a round, its update and those beside it, to the values of a masked vector, and a sum of
 * masked vectors back to mean vectors. Site and service make it from the same plan and round. It works a segment at a
 * time: a vector takes no more memory than its floats and what is sent.
 *
 * <p>Several vectors take turns: the first segment of each, then the second of each, and so on, so that the values of one coordinate
 * are opened together.
 */
public final class UpdateEncoding {
    /** A chunk, which holds a power of two of values, begins with a whole turn only if a turn has a power of two of segments. */
    private static final int MOST_VECTORS = 4;

    private final List<FixedPoint> fixedPoints;
    private final Rotation rotation;
    private final int parameters;

    UpdateEncoding(FixedPoint fixedPoint, Rotation rotation, int parameters) {
        this(List.of(fixedPoint), rotation, parameters);
    }

    private UpdateEncoding(List<FixedPoint> fixedPoints, Rotation rotation, int parameters) {
        if (Integer.bitCount(fixedPoints.size()) != 1 || fixedPoints.size() > MOST_VECTORS) {
            throw new IllegalArgumentException("a round has one, two or four vectors");
        }
        if (fixedPoints.stream().map(FixedPoint::width).distinct().count() != 1) {
            throw new IllegalArgumentException("the vectors of a round are summed in one ring");
        }
        this.fixedPoints = List.copyOf(fixedPoints);
        this.rotation = rotation;
        this.parameters = parameters;
    }

    /**
     * The encoding of a round with one vector.
     *
     * @param parameters of the model; 0 when no update travels, as in an evaluation round
     */
    public static UpdateEncoding of(FixedPoint fixedPoint, RoundContext context, int parameters) {
        return of(List.of(fixedPoint), context, parameters);
    }

    /**
     * The encoding of a round.
     *
     * @param fixedPoints of each vector, all of one ring
     * @param parameters values of each; 0 when none travels
     */
    public static UpdateEncoding of(List<FixedPoint> fixedPoints, RoundContext context, int parameters) {
        var rotation = Rotation.of(fixedPoints.getFirst().width(), context, parameters);
        return new UpdateEncoding(fixedPoints, rotation, parameters);
    }

    /** The bounds of the update. */
    public FixedPoint fixedPoint() {
        return fixedPoints.getFirst();
    }

    /** How many vectors there are. */
    public int vectors() {
        return fixedPoints.size();
    }

    /** The layout of a masked vector that carries the vectors and {@code limbs} limbs, all of them step limbs. */
    public VectorLayout layout(int limbs) {
        return layout(limbs, 0);
    }

    /** The layout of a masked vector that carries the vectors, and limbs of both kinds behind them. */
    public VectorLayout layout(int stepLimbs, int reportLimbs) {
        int values = Math.multiplyExact(vectors(), rotation.padded(parameters));
        return new VectorLayout(values, fixedPoint().width(), stepLimbs, reportLimbs);
    }

    /** Values of a vector that are worked on together. Every chunk begins with a whole segment of the first vector. */
    public int segment() {
        return rotation.segment();
    }

    /** Encodes the only vector of a round: see {@link #encode(List, long[], RandomSource, EncodedVector.Writer)}. */
    public ClipCounts encode(float[] update, long weight, RandomSource random, EncodedVector.Writer target) {
        return encode(List.of(update), new long[] {weight}, random, target);
    }

    /**
     * Clips vectors, rounds them, and writes them.
     *
     * @param weights of each vector: {@link FixedPoint#weight} of the rows that the site trained on, or {@link FixedPoint#WEIGHTS} of
     *     one in which all sites count alike
     * @return what had to be clipped; the site's own, to be masked like everything else
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) for another length, a weight past its bound, or naming the first
     *     index that is not a finite number
     */
    public ClipCounts encode(List<float[]> vectors, long[] weights, RandomSource random, EncodedVector.Writer target) {
        if (vectors.size() != vectors() || weights.length != vectors()) {
            throw new IllegalArgumentException("a round has as many vectors as its encoding");
        }
        var clipped = new ArrayList<UpdateClipper>();
        for (int vector = 0; vector < vectors(); vector++) {
            clipped.add(clipped(vector, vectors.get(vector)));
        }
        var quantisers = new ArrayList<Quantiser>();
        try {
            for (int vector = 0; vector < vectors(); vector++) {
                quantisers.add(new Quantiser(fixedPoints.get(vector), weights[vector], random));
            }
            encode(clipped, quantisers, target);
        } finally {
            quantisers.forEach(Quantiser::close);
        }
        var clippings = clipped.stream().map(UpdateClipper::clipping).toList();
        return new ClipCounts(
                clippings.stream().anyMatch(ClipCounts::norm),
                clippings.stream().mapToLong(ClipCounts::coordinates).sum());
    }

    /** Turn by turn, so that values are written in ascending order. */
    private void encode(List<UpdateClipper> clipped, List<Quantiser> quantisers, EncodedVector.Writer target) {
        var values = new double[segment()];
        var rounded = new long[segment()];
        int length = rotation.padded(parameters);
        for (int first = 0; first < length; first += segment()) {
            for (int vector = 0; vector < vectors(); vector++) {
                int count = clipped.get(vector).segment(first, values);
                quantisers.get(vector).round(first, values, rounded, count);
                target.values(vectors() * first + vector * count, rounded, count);
            }
        }
    }

    /** The part of the update that counts: see {@link #clip(int, float[])}. */
    public double[] clip(float[] update) {
        return clip(0, update);
    }

    /**
     * The part of a vector that counts: clipped as by {@link #encode}, but not rounded.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) as {@link #encode}
     */
    public double[] clip(int vector, float[] update) {
        var clipped = clipped(vector, update);
        var values = new double[segment()];
        var result = new double[parameters];
        for (int first = 0; first < parameters; first += segment()) {
            clipped.segment(first, values);
            rotation.revert(turn(vector, first), values);
            System.arraycopy(values, 0, result, first, Math.min(segment(), parameters - first));
        }
        return result;
    }

    /** Reads the mean update out of a sum: see {@link #mean(int, long, int)}. */
    public MeanUpdate mean(long totalWeight, int survivors) {
        return mean(0, totalWeight, survivors);
    }

    /**
     * Reads the mean of a vector out of a sum.
     *
     * @param totalWeight sum of the sites' weights for this vector
     * @param survivors number of sites in the sum
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when the survivors cannot have made such a sum of weights
     */
    public MeanUpdate mean(int vector, long totalWeight, int survivors) {
        return new MeanUpdate(
                fixedPoints.get(vector), rotation, first -> turn(vector, first), parameters, totalWeight, survivors);
    }

    /** Number of a vector's segment among all segments, by which it is rotated: no two vectors are rotated alike. */
    private int turn(int vector, int first) {
        return vectors() * (first / segment()) + vector;
    }

    private UpdateClipper clipped(int vector, float[] update) {
        if (update.length != parameters) {
            throw FixedPoint.outOfRange("the update has " + update.length + " values instead of " + parameters);
        }
        return new UpdateClipper(fixedPoints.get(vector), rotation, first -> turn(vector, first), update);
    }
}
