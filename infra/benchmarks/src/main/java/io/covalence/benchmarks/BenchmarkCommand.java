package io.covalence.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code --list}, or {@code NAME [--json FILE]}. Every class of this module with a {@code @Benchmark} is listed by itself. */
public final class BenchmarkCommand {
    private static final String USAGE = "usage: infra/bench --list | infra/bench NAME [--json FILE]";

    private BenchmarkCommand() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Returns the exit status: 0, or 2 when the arguments make no sense. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, RunnerException {
        if (arguments.equals(List.of("--list"))) {
            names().forEach(out::println);
            return 0;
        }
        boolean json = arguments.size() == 3 && arguments.get(1).equals("--json");
        if (arguments.size() != 1 && !json) {
            err.println(USAGE);
            return 2;
        }
        var name = arguments.getFirst();
        if (!names().contains(name)) {
            err.println("There is no benchmark " + name + "; infra/bench --list names them all.");
            return 2;
        }
        measure(name, json ? Path.of(arguments.get(2)) : null, out);
        return 0;
    }

    static SortedSet<String> names() {
        var format = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        var names = new TreeSet<String>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(format, List.of())) {
            names.add(simpleName(entry.getUserClassQName()));
        }
        return names;
    }

    private static void measure(String name, @Nullable Path json, PrintStream out) throws IOException, RunnerException {
        var options = new OptionsBuilder()
                .include("\\." + name + "\\.")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .build();
        var figures = new Runner(options)
                .run().stream().map(result -> Figure.of(result)).toList();
        figures.forEach(out::println);
        if (json != null) {
            Files.writeString(json, Figure.json(name, figures));
        }
    }

    private static String simpleName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
