package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.SimulationPrograms;
import io.covalence.dev.story.Studies;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study on tables of made-up patients, through the same doors: its plan, its files, its rounds. Runs late: the evidence that the
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
    void sitesLearnFromTablesOfNumbersAndCategories() {
        demo.report();
        var tools = new SimulationPrograms(demo.root(), Json.mapper());
        var heart = new Studies(tools, Json.mapper(), null).find("heart", Optional.of(ROUNDS));
        ObjectNode draft = Json.mapper().valueToTree(heart.draft());

        var study = OwnStudy.make(demo, draft, heart.deal(folder, RunningDemo.SITES));
        study.start();
        study.awaitSuccess();

        var rounds = study.rounds();
        assertThat(rounds).hasSize(ROUNDS + 1).allSatisfy(round -> {
            assertThat(round.at("/summary/phase").asText()).isEqualTo("COMPLETED");
            assertThat(round.at("/summary/sitesIn").asInt()).isEqualTo(RunningDemo.SITES);
        });
        // Thirty runs in infra/simulate: mean 0.771, standard deviation 0.009. The first model knows nothing.
        assertThat(rounds.stream()
                        .map(round -> round.at("/evaluation/headline/value"))
                        .filter(value -> value.isNumber())
                        .mapToDouble(value -> value.asDouble())
                        .max()
                        .orElseThrow())
                .isBetween(0.72, 0.82);
    }
}
