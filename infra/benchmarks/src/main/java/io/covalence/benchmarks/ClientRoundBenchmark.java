package io.covalence.benchmarks;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
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

/** A site's whole round on one core; see {@link SampleClient#play}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ClientRoundBenchmark {
    @Param({"10", "50", "100"})
    public int neighbours;

    @Param({"100000", "1000000", "10000000"})
    public int words;

    private SampleClient client = new SampleClient(2, new VectorLayout(1, RingWidth.BITS_32, 1));

    @Setup
    public void prepare() {
        client = new SampleClient(neighbours, new VectorLayout(words, RingWidth.BITS_32, 2));
    }

    @Benchmark
    public long clientRound() {
        return client.play().total();
    }
}
