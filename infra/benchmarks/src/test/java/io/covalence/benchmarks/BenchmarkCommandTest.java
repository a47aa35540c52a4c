package io.covalence.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.ChunkSum;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchmarkCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listNamesEveryBenchmarkClass() throws Exception {
        assertThat(run("--list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("MaskingBenchmark" + System.lineSeparator());
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
    void figuresAreWrittenAsJson() {
        var figures = List.of(new Figure("a", 1.5, 0.25, "GB/s"), new Figure("b", 2, Double.NaN, "ms/op"));
        assertThat(Figure.json("Some", figures)).isEqualTo("""
                        {
                          "bench": "Some",
                          "results": [
                            {"name": "a", "score": 1.5000, "error": 0.2500, "unit": "GB/s"},
                            {"name": "b", "score": 2.0000, "error": null, "unit": "ms/op"}
                          ]
                        }
                        """);
    }

    /** The round that is measured is a round that works: zeros in, zeros out. */
    @Test
    void sampleRoundUnmasksToItsSum() {
        var layout = new VectorLayout(5, 1);
        var masked = new SampleRound(4, layout).playToTheEnd();
        var sum = new ChunkSum(layout, 0);
        masked.vectors().forEach(vector -> sum.add(vector.chunk(0)));
        assertThat(sum.unmask(masked.masks())).containsOnly(0);
    }

    private int run(String... arguments) throws Exception {
        return BenchmarkCommand.run(List.of(arguments), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
