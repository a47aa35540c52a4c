package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Json;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.demodata.ExampleMolecules;
import io.covalence.demodata.ExamplePatients;
import io.covalence.testkit.TestPlans;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
    private static final TestPlans PLAN = TestPlans.binary(ExampleMolecules.TARGETS.toArray(String[]::new))
            .withInputs(new MoleculeTable(ExampleMolecules.SMILES, 64, List.of()))
            .with(new Schedule(2, 60, 20));

    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");
    private Path plan = Path.of("");
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        data = folder.resolve("all.csv");
        ExampleMolecules.generate(600, new SplittableRandom(1)).write(data);
        plan = folder.resolve("plan.json");
        Files.write(plan, Json.bytes(PLAN.plan()));
    }

    @Test
    void reportHasMeanAndSpreadOfTheRunsAndWhatTheSitesHave() throws Exception {
        var json = folder.resolve("report.json");

        int code = run(plan, "--data", data, "--deal", "scaffold", "--sites", 4, "--seeds", 2, "--json", json);

        assertThat(code).as(said.toString()).isZero();
        var report = Json.tree(Files.readAllBytes(json));
        assertThat(report.path("sites")).hasSize(4);
        assertThat(report.path("runs")).hasSize(2).allSatisfy(one -> {
            assertThat(one.path("rounds")).hasSize(3);
            assertThat(one.path("atSites")).hasSize(4);
        });
        double first = report.at("/runs/0/evaluation/headline/value").asDouble();
        double second = report.at("/runs/1/evaluation/headline/value").asDouble();
        assertThat(report.path("mean").asDouble()).isEqualTo((first + second) / 2);
        assertThat(report.path("sd").asDouble()).isCloseTo(Math.abs(first - second) / Math.sqrt(2), within(1e-12));
        assertThat(report.at("/metric/name").asText()).isEqualTo("ROC-AUC");
        assertThat(said.toString()).contains("simulation-2, round 2 of 2");
    }

    @Test
    void studyThatHasThePlanServesToo() throws Exception {
        Files.write(plan, Json.bytes(Map.of("name", "A study", "plan", PLAN.plan())));

        assertThat(run(plan, "--data", data, "--deal", "dirichlet:0.5"))
                .as(said.toString())
                .isZero();
    }

    @Test
    void saysWhatCannotBeUsed() throws Exception {
        assertThat(run(plan, "--data", data, "--deal", "scaffold:molecule")).isEqualTo(2);
        assertThat(run(plan, "--data", data, "--deal", "dirichlet:0")).isEqualTo(2);
        assertThat(run(plan, "--data", data, "--deal", "scaffold", "--sites", 2))
                .isEqualTo(2);
        assertThat(run(plan, "--data", folder.resolve("none.csv"), "--deal", "scaffold"))
                .isEqualTo(2);
        Files.writeString(plan, "{\"schema\": 2}");
        assertThat(run(plan, "--data", data)).isEqualTo(2);

        assertThat(said.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("the file has no column \"molecule\" to deal by"),
                        line -> assertThat(line).startsWith("--deal is \"dirichlet:0\"; it must be scaffold"),
                        line -> assertThat(line).isEqualTo("the plan wants 3 to 50 sites, not 2"),
                        line -> assertThat(line).contains("none.csv cannot be read as a CSV file"),
                        line -> assertThat(line).contains("plan.json"));
    }

    @Test
    void namesOfAFilesColumnsCannotMoveTheTerminalsCursor() throws Exception {
        Files.writeString(data, "a\u001b[2Jb,c\n1,2\n");

        assertThat(run(plan, "--data", data, "--deal", "column:x")).isEqualTo(2);

        assertThat(said.toString()).contains("it has a\\u001b[2Jb, c").doesNotContain("\u001b");
    }

    /** By the plan that the demonstration's studies have; ages are of a normal distribution about 50 to 59. */
    @Test
    void summaryOfTheRowsIsPrinted() throws Exception {
        var patients = folder.resolve("patients.csv");
        ExamplePatients.generate(800, 4, new SplittableRandom(1)).write(patients);
        var summary = Path.of("../dev/src/main/resources/studies/heart-summary.json");
        var json = folder.resolve("summary.json");

        int code = run(summary, "--data", patients, "--deal", "column:center_name", "--sites", 4, "--json", json);

        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("Rows of 4 sites, counted at each in steps of 5", "cp by disease", "45 to 50");
        var age = Json.tree(Files.readAllBytes(json)).at("/numbers/0");
        assertThat(age.path("column").asText()).isEqualTo("age");
        assertThat(age.at("/statistics/0/value").asDouble()).isBetween(50.0, 59.0);
        assertThat(age.path("bins"))
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.asInt() % 5).isZero());
    }

    /** None of these means anything where nothing is trained: left alone, they would be ignored without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"--compare", "--seeds=2", "--run=run_one"})
    void whatIsAboutTrainingIsRefusedWithASummary(String option) {
        var summary = Path.of("../dev/src/main/resources/studies/heart-summary.json");

        assertThat(run(summary, "--data", folder.resolve("none.csv"), option)).isNotZero();
        assertThat(said.toString()).contains("sums up rows: nothing is trained");
    }

    private int run(Object... arguments) {
        var words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        return SimulateCommand.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said, true))
                .execute(words);
    }
}
