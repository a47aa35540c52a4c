package io.covalence.benchmarks;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Keystream;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.server.RecoveredMasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of an operation in relation to its unavoidable part. Both alternate in one thread and are measured by its
 * processor time, so that other load on the machine affects both alike.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 10, time = 1)
public class RatioBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Nanoseconds of processor time; their quotient is what is reported. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Spent {
        public long whole;
        public long unavoidable;

        void on(Runnable work, Runnable part) {
            long begun = THREADS.getCurrentThreadCpuTime();
            work.run();
            long between = THREADS.getCurrentThreadCpuTime();
            part.run();
            whole += between - begun;
            unavoidable += THREADS.getCurrentThreadCpuTime() - between;
        }
    }

    /** A site with ten neighbours and 10^6 words. */
    @State(Scope.Thread)
    public static class Client {
        private static final int NEIGHBOURS = 10;
        private static final VectorLayout LAYOUT = new VectorLayout(1_000_000, RingWidth.BITS_32, 2);

        private final SampleClient client = new SampleClient(NEIGHBOURS, LAYOUT);
        private final byte[] vector = new byte[Math.toIntExact(LAYOUT.byteLength())];
        private final byte[] piece = new byte[Keystream.PIECE];
        private final SecretBytes key = SecretBytes.random(32, new SplittableRandom(1)::nextBytes);

        void round() {
            client.play();
        }

        /** The keystream of one self mask and ten pair masks, each added to the vector. */
        void keystreamAndAdditions() {
            for (int mask = 0; mask <= NEIGHBOURS; mask++) {
                var stream = new Keystream(key, 0);
                for (int at = 0; at < vector.length; at += piece.length) {
                    int length = Math.min(piece.length, vector.length - at);
                    stream.next(piece, length);
                    Lanes.add(RingWidth.BITS_32, vector, at, piece, 0, length);
                }
            }
        }
    }

    @Benchmark
    public void clientRoundToItsKeystreamAndAdditions(Client client, Spent spent) {
        spent.on(client::round, client::keystreamAndAdditions);
    }

    /** Fifty contributions of 10^6 words in files. */
    @State(Scope.Thread)
    public static class Contributions {
        private static final int FEWEST = 3;

        private final StoredContributions stored = write();
        private final RecoveredMasks few = new SampleServer(FEWEST, 0, ServerSumBenchmark.LAYOUT).recover();
        private final RecoveredMasks all =
                new SampleServer(ServerSumBenchmark.SITES, 0, ServerSumBenchmark.LAYOUT).recover();

        @TearDown(Level.Trial)
        public void delete() throws IOException {
            stored.delete();
        }

        private static StoredContributions write() {
            try {
                return StoredContributions.write(ServerSumBenchmark.SITES, ServerSumBenchmark.LAYOUT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The sum by the service's code. Three self masks, the fewest that can be recovered, are taken out of it as well. */
    @Benchmark
    public void serverSumToPlainReadAndAdd(Contributions contributions, Spent spent) {
        spent.on(() -> contributions.stored.open(contributions.few), contributions.stored::readAndAdd);
    }

    /** The same with all fifty self masks. */
    @Benchmark
    public void serverSumAndUnmaskToPlainReadAndAdd(Contributions contributions, Spent spent) {
        spent.on(() -> contributions.stored.open(contributions.all), contributions.stored::readAndAdd);
    }
}
