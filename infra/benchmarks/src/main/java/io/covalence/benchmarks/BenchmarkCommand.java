package io.covalence.benchmarks;

import io.covalence.yardstick.Yardstick;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Takes {@code --list}, or the name of a suite or of a class. It finds every class of this module with a
 * {@code @Benchmark}.
 */
public final class BenchmarkCommand {
    private static final String USAGE = "usage: infra/bench --list | infra/bench NAME [--short] [--json FILE]";
    private static final List<Suite> SUITES = List.of(Suite.SECAGG);

    private BenchmarkCommand() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Returns the exit status: 0, or 2 when the arguments make no sense. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, RunnerException {
        if (arguments.equals(List.of("--list"))) {
            SUITES.forEach(suite -> out.println(suite.name()));
            classes().forEach(out::println);
            return 0;
        }
        var order = Order.parse(arguments);
        if (order.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        var suite = suite(order.get().name());
        if (suite.isEmpty()) {
            err.println("There is no benchmark " + order.get().name() + "; infra/bench --list names them all.");
            return 2;
        }
        measure(suite.get(), order.get(), out);
        return 0;
    }

    private static Optional<Suite> suite(String name) {
        return SUITES.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .or(() -> classes().contains(name) ? Optional.of(Suite.of(name)) : Optional.empty());
    }

    private static SortedSet<String> classes() {
        var format = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        var names = new TreeSet<String>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(format, List.of())) {
            names.add(simpleName(entry.getUserClassQName()));
        }
        return names;
    }

    private static void measure(Suite suite, Order order, PrintStream out) throws IOException, RunnerException {
        var options = new OptionsBuilder()
                .include(suite.pattern())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL);
        var yardstick = Yardstick.measure();
        out.println(yardstick);
        var results = new Runner((order.brief() ? suite.shorten(options) : options).build()).run();
        var figures = suite.figures(results);
        out.println(yardstick);
        figures.forEach(figure -> out.println(figure.line(yardstick)));
        if (order.json() != null) {
            Files.writeString(order.json(), Figure.json(suite.name(), figures, yardstick));
        }
    }

    private static String simpleName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
