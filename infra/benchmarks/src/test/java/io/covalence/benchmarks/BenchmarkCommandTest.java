package io.covalence.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.yardstick.Yardstick;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchmarkCommandTest {
    private static final Yardstick FIVE_SECONDS = new Yardstick(1, 1, 10_000, 10_000, 10);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listNamesTheSuiteAndEveryBenchmarkClass() throws Exception {
        assertThat(run("--list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "secagg",
                        "ClientRoundBenchmark",
                        "KeyBenchmark",
                        "MaskingBenchmark",
                        "RatioBenchmark",
                        "ServerSumBenchmark");
    }

    @Test
    void unknownBenchmarkIsRefusedWithAHint() throws Exception {
        assertThat(run("Nothing")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("infra/bench --list");
    }

    @Test
    void argumentsThatMakeNoSenseGetTheUsage() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("MaskingBenchmark", "--jsn", "x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
    }

    @Test
    void orderIsReadInAnyOrderOfItsOptions() {
        var file = Path.of("figures.json");
        assertThat(Order.parse(List.of("secagg", "--json", "figures.json", "--short")))
                .contains(new Order("secagg", true, file));
        assertThat(Order.parse(List.of("secagg", "--json"))).isEmpty();
    }

    @Test
    void figuresAreWrittenAsJson() {
        var figures = List.of(
                new Figure("a", 1.5, 0.25, "GB/s"),
                new Figure("t", 20, 0.5, "us/op"),
                new Figure("b", 2, Double.NaN, "times").against(new Target("b", 1.25)));
        assertThat(Figure.json("Some", figures, FIVE_SECONDS)).isEqualTo("""
                        {
                          "bench": "Some",
                          "results": [
                            {"name": "a", "score": 1.5000, "error": 0.2500, "unit": "GB/s", "yardsticks": 7.500},
                            {"name": "t", "score": 20.0000, "error": 0.5000, "unit": "us/op", "yardsticks": 4.000e-06},
                            {"name": "b", "score": 2.0000, "error": null, "unit": "times", "target": 1.2500}
                          ],
                          "yardstick": {"sha256": 1.0000, "aesCtr": 1.0000, "x25519": 10000.0000, "requests": 10000.0000, "sgemm": 10.0000, "seconds": 5.0000}
                        }
                        """);
    }

    @Test
    void figurePastItsTargetIsCalledMissed() {
        var target = new Target("a", 1.25);
        assertThat(new Figure("a", 1.26, 0.1, "times").against(target).line(FIVE_SECONDS))
                .endsWith("times, target 1.25: missed");
        assertThat(new Figure("a", 1.25, 0.1, "s").against(target).line(FIVE_SECONDS))
                .endsWith("s (0.2500 yardsticks), target 1.25: met");
    }

    /** What is measured is a round that works: zeros in, zeros out, also when sites drop out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void sampleServerUnmasksToItsSum(int dropped) {
        var server = new SampleServer(5, dropped, new VectorLayout(5, RingWidth.BITS_32, 1));
        assertThat(server.sum(0).unmask(server.recover()).bytes()).containsOnly(0);
    }

    /** What the service's code gives is the plain sum less the masks: those of a round of zeros. */
    @Test
    void serviceAddsFilesUpAsPlainReadingDoes() throws Exception {
        var layout = new VectorLayout(6, RingWidth.BITS_32, 0);
        var stored = StoredContributions.write(4, layout);
        try {
            var masks = new SampleServer(3, 0, layout).recover();
            var expected = stored.readAndAdd();
            var zeros = new ChunkSum(layout, 0).unmask(masks).bytes();
            Lanes.add(RingWidth.BITS_32, expected, 0, zeros, 0, expected.length);
            assertThat(stored.open(masks)).isEqualTo(expected);
        } finally {
            stored.delete();
        }
    }

    /** Sixteen bytes of one word, a filling word and one limb; the session plays to its end and again. */
    @Test
    void sampleClientPlaysTheSameRoundAgain() {
        var client = new SampleClient(3, new VectorLayout(1, RingWidth.BITS_32, 1));
        assertThat(client.play()).isEqualTo(client.play());
        assertThat(client.play().chunks()).isEqualTo(16);
    }

    private int run(String... arguments) throws Exception {
        return BenchmarkCommand.run(List.of(arguments), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
