package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.SimulationPrograms;
import io.covalence.dev.story.Studies;
import io.covalence.testkit.EventStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study on tables of made-up patients, through the same interfaces: its plan, its files, the scale that its
 * sites have in common, its rounds. Runs late: the evidence that the
 * sites hold of it is none of the demonstration's.
 */
@Order(Integer.MAX_VALUE - 1)
@Tag("e2e")
@ExtendWith(RunningDemo.Extension.class)
class TableStudyTest {
    private static final int ROUNDS = 10;

    private final RunningDemo demo;

    @TempDir
    Path folder = Path.of("");

    TableStudyTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    void sitesLearnFromTablesOfNumbersAndCategories() throws IOException {
        demo.report();
        var tools = new SimulationPrograms(demo.root(), Json.mapper());
        var heart = new Studies(tools, Json.mapper(), null).find("heart", Optional.of(ROUNDS));
        ObjectNode draft = Json.mapper().valueToTree(heart.draft());
        standardiseAlike((ObjectNode) draft.at("/plan/inputs/numeric/0"), "age", 50, 10);
        standardiseAlike((ObjectNode) draft.at("/plan/inputs/numeric/2"), "trestbps", 130, 20);
        ((ObjectNode) draft.at("/plan/work/evaluation")).put("smallestCell", 5);
        var files = heart.deal(folder, RunningDemo.SITES);

        var study = OwnStudy.make(demo, draft, files);
        assertThat(study.connector(1).run("study", "show", study.id()).text().replaceAll("\\s+", " "))
                .contains("Opening round");
        study.start();
        study.awaitSuccess();

        var rounds = study.rounds();
        EventStory.assertStory(study.story(), course());
        // Thirty runs in infra/simulate: mean 0.771, standard deviation 0.009. The first model knows nothing.
        assertThat(rounds.stream()
                        .map(round -> round.at("/evaluation/headline/value"))
                        .filter(value -> value.isNumber())
                        .mapToDouble(value -> value.asDouble())
                        .max()
                        .orElseThrow())
                .isBetween(0.72, 0.82);
        assertThat(rounds.getFirst().at("/summary/newModelVersion").asInt()).isEqualTo(1);
        var scale = study.summary().path("scale");
        assertThat(scale).hasSize(2);
        assertThat(scale.at("/0/column").asText()).isEqualTo("age");
        assertThat(scale.at("/0/mean").asDouble())
                .as("off by half a range of five years at most")
                .isCloseTo(mean(files, "age"), within(2.5));
        assertThat(scale.at("/1/mean").asDouble()).isCloseTo(mean(files, "trestbps"), within(5.0));
        assertThat(rounds.stream()
                        .map(round -> round.at("/evaluation/targets/0/calibration"))
                        .filter(curve -> curve.size() > 0))
                .as("of the last model alone, since its histogram is the only one")
                .singleElement()
                .satisfies(curve -> assertThat(curve).allSatisfy(point -> {
                    assertThat(point.path("predicted").asDouble()).isBetween(0.0, 1.0);
                    assertThat(point.path("observed").asDouble()).isBetween(0.0, 1.0);
                }));
    }

    private static List<String> course() {
        var kinds = new ArrayList<String>();
        kinds.add("opening");
        kinds.addAll(Collections.nCopies(ROUNDS, "training"));
        kinds.add("evaluation");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + " round " + (i + 1) + " completed by " + RunningDemo.SITES + " sites")
                .toList();
    }

    private static void standardiseAlike(ObjectNode column, String name, int center, int scale) {
        assertThat(column.path("column").asText()).isEqualTo(name);
        column.put("scaling", "SUMMED").put("center", center).put("scale", scale);
    }

    private static double mean(List<Path> files, String column) throws IOException {
        var values = new ArrayList<Double>();
        for (var file : files) {
            var lines = Files.readAllLines(file);
            int place = List.of(lines.getFirst().split(",", -1)).indexOf(column);
            lines.stream().skip(1).forEach(line -> values.add(Double.parseDouble(line.split(",", -1)[place])));
        }
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
