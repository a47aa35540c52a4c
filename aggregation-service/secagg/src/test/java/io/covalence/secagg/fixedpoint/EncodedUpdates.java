package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Updates encoded, added and decoded as sites and service do it. */
final class EncodedUpdates {
    static final RoundContext ROUND = Federation.contextOf("tenant", "study", 1, 1, "model", "plan");

    private EncodedUpdates() {}

    static UpdateEncoding encoding(double clipNorm, double bound, int parameters) {
        return encoding(RingWidth.BITS_32, clipNorm, bound, 3, parameters);
    }

    static UpdateEncoding encoding(RingWidth width, double clipNorm, double bound, int cohort, int parameters) {
        return UpdateEncoding.of(new FixedPoint(clipNorm, bound, 1000, cohort, width), ROUND, parameters);
    }

    static ClipCounts clipping(UpdateEncoding encoding, float... update) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        return encoding.encode(update, 1, new SeededRandom(1), target);
    }

    /** Encodes an update and adds its integers, read from the vector's bytes. */
    static ClipCounts add(long[] sums, UpdateEncoding encoding, float[] update, long weight, long seed) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        var clipping = encoding.encode(update, weight, new SeededRandom(seed), target);
        add(sums, target);
        return clipping;
    }

    static void add(long[] sums, UpdateEncoding encoding, List<float[]> vectors, long[] weights) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        encoding.encode(vectors, weights, new SeededRandom(weights[0]), target);
        add(sums, target);
    }

    static void add(long[] sums, EncodedVector.Writer target) {
        var vector = target.finish(new long[1]);
        var layout = vector.layout();
        var chunks = vector.takeChunks();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            for (int i = 0; i < layout.valueCount(chunk); i++) {
                sums[layout.firstValue(chunk) + i] += little(chunks[chunk], i, layout.width());
            }
        }
    }

    static long little(byte[] bytes, int index, RingWidth width) {
        long value = 0;
        for (int i = width.bytes() - 1; i >= 0; i--) {
            value = value << 8 | (bytes[index * width.bytes() + i] & 0xff);
        }
        return value << (64 - width.bits()) >> (64 - width.bits());
    }

    static double[] mean(UpdateEncoding encoding, long[] sums, long weight, int survivors) {
        var mean = encoding.mean(weight, survivors);
        var result = new double[sums.length];
        int length = 0;
        for (int first = 0; first < sums.length; first += encoding.segment()) {
            int count = Math.min(encoding.segment(), sums.length - first);
            var part = mean.of(first, Arrays.copyOfRange(sums, first, first + count), count);
            System.arraycopy(part, 0, result, first, part.length);
            length = first + part.length;
        }
        return Arrays.copyOf(result, length);
    }

    /** Coordinates of a normal update that lie past the bound, five times their deviation: counted the long way. */
    static long clipped(UpdateEncoding encoding, float[] update) {
        var rotation = Rotation.of(encoding.fixedPoint().width(), ROUND, update.length);
        long past = 0;
        for (int first = 0; first < update.length; first += rotation.segment()) {
            var values = new double[rotation.segment()];
            for (int i = 0; i < values.length; i++) {
                values[i] = update[first + i];
            }
            rotation.rotate(first / rotation.segment(), values);
            past += Arrays.stream(values).filter(value -> Math.abs(value) > 5).count();
        }
        return past;
    }

    static float[] gaussian(SplittableRandom random, int length, double deviation) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
