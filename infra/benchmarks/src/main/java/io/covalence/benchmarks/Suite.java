package io.covalence.benchmarks;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Benchmarks that are run together under one name.
 *
 * @param classes simple names of JMH benchmark classes
 * @param targets of figures, in the order in which they are told
 * @param computed figures that need no measuring
 */
record Suite(String name, List<String> classes, List<Target> targets, Supplier<List<Figure>> computed) {
    private static final TimeValue MOMENT = TimeValue.milliseconds(200);

    /** Everything that secure aggregation costs. */
    static final Suite SECAGG = new Suite(
            "secagg",
            List.of("RatioBenchmark", "ClientRoundBenchmark", "ServerSumBenchmark", "MaskingBenchmark", "KeyBenchmark"),
            List.of(
                    new Target("clientRoundToItsKeystreamAndAdditions", 1.25),
                    new Target("serverSumToPlainReadAndAdd", 1.5),
                    new Target("clipAndQuantise[bits=16]", 10),
                    new Target("clipAndQuantise[bits=32]", 10),
                    new Target("clipAndQuantise[bits=64]", 10),
                    new Target("uploadOverFourBytesAParameter", 2)),
            Suite::upload);

    /** A single class under its own name. */
    static Suite of(String className) {
        return new Suite(className, List.of(className), List.of(), List::of);
    }

    String pattern() {
        return "\\.(" + String.join("|", classes) + ")\\.";
    }

    /** A short run shows that everything works and roughly how fast; its figures are worth little. */
    ChainedOptionsBuilder shorten(ChainedOptionsBuilder options) {
        return options.warmupIterations(1)
                .warmupTime(MOMENT)
                .measurementIterations(2)
                .measurementTime(MOMENT)
                .param("neighbours", "10")
                .param("words", "100000", "1000000");
    }

    List<Figure> figures(Collection<RunResult> results) {
        var figures = new ArrayList<Figure>();
        results.forEach(result -> figures.add(Figure.of(result)));
        figures.addAll(computed.get());
        return figures.stream()
                .map(figure -> target(figure).map(figure::against).orElse(figure))
                .toList();
    }

    private Optional<Target> target(Figure figure) {
        return targets.stream()
                .filter(target -> target.figure().equals(figure.name()))
                .findFirst();
    }

    /** What ten neighbours and 10^6 parameters make a site send. */
    private static List<Figure> upload() {
        int parameters = 1_000_000;
        var upload = new SampleClient(10, new VectorLayout(parameters, RingWidth.BITS_32, 2)).play();
        double each = (double) upload.total() / parameters;
        return List.of(
                new Figure("uploadPerParameter", each, Double.NaN, "bytes"),
                new Figure("uploadOverFourBytesAParameter", (each / Integer.BYTES - 1) * 100, Double.NaN, "%"));
    }
}
