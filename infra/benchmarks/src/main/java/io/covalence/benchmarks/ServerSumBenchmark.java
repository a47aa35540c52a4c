package io.covalence.benchmarks;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.RecoveredMasks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The service's part of the sum of fifty sites with 10^6 words each, on one core and from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ServerSumBenchmark {
    static final int SITES = 50;
    static final VectorLayout LAYOUT = new VectorLayout(1_000_000, RingWidth.BITS_32, 2);

    @Param({"0", "5"})
    public int dropped;

    private SampleServer server = new SampleServer(3, 0, new VectorLayout(1, RingWidth.BITS_32, 1));
    private RecoveredMasks masks = server.recover();

    @Setup
    public void prepare() {
        server = new SampleServer(SITES, dropped, LAYOUT);
        masks = server.recover();
    }

    /** From the stored answers to the masks that are left in the sum: checks, interpolation, keys of the dropped sites. */
    @Benchmark
    public RecoveredMasks recoverMasks() {
        return server.recover();
    }

    @Benchmark
    public void serverSum(Blackhole sink) {
        for (int chunk = 0; chunk < LAYOUT.chunkCount(); chunk++) {
            sink.consume(server.sum(chunk));
        }
    }

    /** Takes out 50 self masks without drop-outs; with five, 45 self masks and 225 pair masks. */
    @Benchmark
    public void serverSumAndUnmask(Blackhole sink) {
        for (int chunk = 0; chunk < LAYOUT.chunkCount(); chunk++) {
            sink.consume(server.sum(chunk).unmask(masks));
        }
    }
}
