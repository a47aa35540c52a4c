package io.covalence.benchmarks;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.fixedpoint.FixedPoint;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What masks are made of, and what quantising costs, on one core. */
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

    /** A real-valued update of 10^6 values. */
    @State(Scope.Benchmark)
    public static class Update {
        private final FixedPoint plan = new FixedPoint(10, 1, 1000, 200, RingWidth.BITS_32);
        private final float[] values = new float[VALUES];

        @Setup(Level.Trial)
        public void fill() {
            var random = new SplittableRandom(2);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-0.01, 0.01);
            }
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public long[] clipAndQuantise(Update update) {
        return update.plan.quantise(update.plan.clip(update.values), 1000, new SplittableRandom(3)::nextBytes);
    }
}
