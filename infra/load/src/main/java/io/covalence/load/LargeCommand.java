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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/bench large}. */
@Command(
        name = "large",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Has a process simulate one round of a perceptron of 10^8 parameters at three sites, which train, encode and"
                        + " mask, and another one do a connector's training of it; tells their peak memory. Needs 2 GB of disk for"
                        + " temporary files.")
final class LargeCommand implements Callable<Integer> {
    private static final String ROUND = "io.covalence.simulation.RoundCost";
    private static final String TRAINING = "io.covalence.simulation.baseline.TrainingCost";

    /** 3 GB in MiB: what one round may take. */
    private static final double MOST = 3e9 / (1 << 20);

    private static final int SITES = 3;
    private static final int ROWS = 400;

    /** Forty-five numbers and five columns of five letters are 70 inputs. */
    private static final int COLUMNS = 50;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "9960",
            description =
                    "units of each of two hidden layers, up to 16384; default: ${DEFAULT-VALUE}, which are 10^8 parameters")
    private int width;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "1100",
            description = "most heap of either process; default: ${DEFAULT-VALUE}")
    private int heap;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "var",
            description = "where tables are made, and deleted in the end; default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found to this file")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var yardstick = Yardstick.measure();
        System.out.println(yardstick);
        var work = Files.createTempDirectory(Files.createDirectories(folder), "large-");
        try {
            var figures = new ArrayList<Figure>();
            var table = new MadeUpTable(ROWS, COLUMNS);
            Files.write(work.resolve("plan.json"), plan(table));
            var files = new ArrayList<String>();
            for (int site = 0; site < SITES; site++) {
                var file = work.resolve("site-" + site + ".csv");
                table.write(file);
                files.add("--data=" + file);
            }
            files.add("--plan=" + work.resolve("plan.json"));
            var round = new BuiltProcess(ROUND, options("-XX:+UseParallelGC")).run(files);
            figures.add(Figure.of("parameters", round.path("parameters").asDouble(), "parameters"));
            tell(round, "round", List.of("seconds", "trainingSeconds"), yardstick, figures);
            var training = new BuiltProcess(TRAINING, options("-XX:+UseSerialGC"))
                    .run(List.of(
                            "--plan=" + work.resolve("plan.json"),
                            "--file=" + work.resolve("site-0.csv"),
                            "--folder=" + work));
            tell(training, "connector", List.of("trainingSeconds", "scoringSeconds"), yardstick, figures);
            figures.forEach(System.out::println);
            if (json != null) {
                var report = new TableCommand.Report("large", figures, yardstick.told());
                Files.write(json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            }
            return 0;
        } finally {
            TableCommand.delete(work);
        }
    }

    /** Nine of ten parts of the heap are for what lives long: whole vectors. */
    private List<String> options(String collector) {
        return List.of(
                "-Xmx" + heap + "m",
                "-XX:NewRatio=8",
                collector,
                "-Dorg.bytedeco.javacpp.maxbytes=1500m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    }

    private static void tell(JsonNode cost, String of, List<String> times, Yardstick yardstick, List<Figure> figures) {
        for (var time : times) {
            figures.add(
                    Figure.of(of + "." + time, cost.path(time).asDouble(), "s").measuredBy(yardstick));
        }
        figures.add(Figure.of(of + ".peakRssMb", cost.path("peakRssMb").asDouble(), "MiB")
                .atMost(MOST));
    }

    private byte[] plan(MadeUpTable table) throws IOException {
        var mapper = Json.mapper();
        ObjectNode plan = mapper.valueToTree(
                LoadPlan.draft(100, 1, LoadSettings.PHASE_SECONDS).plan());
        plan.set("inputs", mapper.readTree(table.inputs()));
        var learning = (ObjectNode) plan.path("work");
        learning.set("task", mapper.readTree("{\"kind\": \"binaryLabels\", \"columns\": [\"label\"]}"));
        learning.set(
                "architecture",
                mapper.readTree("{\"kind\": \"perceptron\", \"hidden\": [" + width + ", " + width
                        + "], \"activation\": \"RELU\", \"dropout\": 0}"));
        ((ObjectNode) learning.path("training"))
                .put("batchSize", 512)
                .put("localEpochs", 1)
                .put("learningRate", 0.01);
        return mapper.writeValueAsBytes(plan);
    }
}
