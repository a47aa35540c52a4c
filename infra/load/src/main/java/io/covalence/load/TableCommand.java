package io.covalence.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Json;
import io.covalence.yardstick.Yardstick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench table}. */
@Command(
        name = "table",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Makes a large table and has a connector's classes, in a process of their own with little heap, read it,"
                        + " train on it for one pass and score the model. Needs 4 GB of disk.")
final class TableCommand implements Callable<Integer> {
    private static final String COST = "io.covalence.simulation.baseline.TrainingCost";

    @Option(names = "--rows", paramLabel = "N", defaultValue = "5000000", description = "default: ${DEFAULT-VALUE}")
    private int rows;

    @Option(names = "--columns", paramLabel = "N", defaultValue = "50", description = "default: ${DEFAULT-VALUE}")
    private int columns;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "512",
            description = "most heap of the process; default: ${DEFAULT-VALUE}")
    private int heap;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "var",
            description = "where the table is made, and deleted in the end; default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found to this file")
    private @Nullable Path json;

    /** In the form of all benchmarks. */
    record Report(String bench, List<Figure> results, Map<String, Double> yardstick) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var yardstick = Yardstick.measure();
        System.out.println(yardstick);
        var work = Files.createTempDirectory(Files.createDirectories(folder), "table-");
        try {
            var table = new MadeUpTable(rows, columns);
            table.write(work.resolve("table.csv"));
            Files.write(work.resolve("plan.json"), plan(table));
            var cost = cost(work);
            var report = new Report("table", figures(cost, yardstick), yardstick.told());
            report.results().forEach(System.out::println);
            if (json != null) {
                Files.write(json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            }
            return 0;
        } finally {
            delete(work);
        }
    }

    private List<Figure> figures(JsonNode cost, Yardstick yardstick) {
        var figures = new ArrayList<Figure>();
        for (var name : List.of("readSeconds", "trainingSeconds", "scoringSeconds")) {
            figures.add(Figure.of(name, cost.path(name).asDouble(), "s").measuredBy(yardstick));
        }
        for (var name : List.of("peakRssMb", "anonymousRssMb", "heapMb")) {
            figures.add(Figure.of(name, cost.path(name).asDouble(), "MiB"));
        }
        figures.add(Figure.of("trainingRows", cost.path("trainingRows").asDouble(), "rows"));
        figures.add(Figure.of("metric", cost.path("metric").asDouble(), "ROC-AUC"));
        return figures;
    }

    private static byte[] plan(MadeUpTable table) throws IOException {
        var mapper = Json.mapper();
        ObjectNode plan = mapper.valueToTree(
                LoadPlan.draft(100, 1, LoadSettings.PHASE_SECONDS).plan());
        plan.set("inputs", mapper.readTree(table.inputs()));
        var learning = (ObjectNode) plan.path("work");
        learning.set("task", mapper.readTree("{\"kind\": \"binaryLabels\", \"columns\": [\"label\"]}"));
        learning.set(
                "architecture",
                mapper.readTree(
                        "{\"kind\": \"perceptron\", \"hidden\": [32], \"activation\": \"RELU\", \"dropout\": 0}"));
        ((ObjectNode) learning.path("training"))
                .put("batchSize", 256)
                .put("localEpochs", 1)
                .put("learningRate", 0.05);
        return mapper.writeValueAsBytes(plan);
    }

    private JsonNode cost(Path work) throws IOException, InterruptedException {
        var process = new BuiltProcess(
                COST,
                List.of(
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.maxbytes=512m",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        return process.run(List.of(
                "--plan=" + work.resolve("plan.json"), "--file=" + work.resolve("table.csv"), "--folder=" + work));
    }

    static void delete(Path work) throws IOException {
        try (var files = Files.list(work)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }
}
