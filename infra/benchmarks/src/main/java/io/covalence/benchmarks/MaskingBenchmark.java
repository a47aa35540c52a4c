package io.covalence.benchmarks;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.ClipCounts;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import io.covalence.secagg.internal.Keystream;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.internal.Mask;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of masking and of quantising, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MaskingBenchmark {
    private static final int BYTES = VectorLayout.CHUNK_BYTES;
    private static final int VALUES = 1_000_000;

    private final VectorLayout oneChunk = new VectorLayout(BYTES / Integer.BYTES, RingWidth.BITS_32, 0);
    private final byte[] chunk = new byte[BYTES];
    private final byte[] piece = new byte[Keystream.PIECE];
    private final Mask mask = new Mask(SecretBytes.random(32, new SplittableRandom(1)::nextBytes), true);

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] keystream() {
        var stream = new Keystream(mask.key(), 0);
        for (int at = 0; at < BYTES; at += piece.length) {
            stream.next(piece, piece.length);
        }
        return piece;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] addition() {
        for (int at = 0; at < BYTES; at += piece.length) {
            Lanes.add(RingWidth.BITS_32, chunk, at, piece, 0, piece.length);
        }
        return chunk;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] expandAndAdd() {
        mask.apply(oneChunk, 0, chunk);
        return chunk;
    }

    /** A real-valued update of 10^6 values, and how it is encoded. */
    @State(Scope.Benchmark)
    public static class Update {
        private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);

        private final float[] values = new float[VALUES];

        @Param({"16", "32", "64"})
        public int bits;

        private UpdateEncoding encoding = encoding(32);

        @Setup(Level.Trial)
        public void fill() {
            encoding = encoding(bits);
            var random = new SplittableRandom(2);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-0.01, 0.01);
            }
        }

        private static UpdateEncoding encoding(int bits) {
            return UpdateEncoding.of(
                    new FixedPoint(10, 1, 1000, 200, RingWidth.ofBits(bits)),
                    new RoundContext("tenant", "study", "run", NOTHING, 1, 1, NOTHING, NOTHING),
                    VALUES);
        }
    }

    /** From floats to the bytes that are masked: norm, clipping, in a ring of 16 bits the rotation, stochastic rounding. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public ClipCounts clipAndQuantise(Update update) {
        var target = new EncodedVector.Writer(update.encoding.layout(0));
        return update.encoding.encode(update.values, FixedPoint.WEIGHTS, new SplittableRandom(3)::nextBytes, target);
    }
}
