package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Summary;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rounds would send is shown, rounded as it would be, and nothing is sent. */
class DryRunTest extends ConnectorTerminal {
    @Test
    void roundsOfAnApprovedPlanAreShownAndNothingIsSent() throws IOException {
        enrol();
        approve();
        terminal.run("data", "add", "--study", STUDY, "--file", csv(100, "C"));
        long before = Files.size(folder.resolve("home/outbound.jsonl"));
        server.close();

        var session = terminal.run("run", "--dry-run");

        assertThat(session.exitCode()).as(session.err()).isZero();
        assertThat(session.out())
                .contains(
                        "ready, 100-200 rows",
                        "Training round, " + PLAN.schedule().rounds() + " times:",
                        // 64 weights and a bias
                        "65 values of " + PLAN.encoding().ringBits() + " bits",
                        "Evaluation round, once:",
                        "evaluation rows of this site: ",
                        "Not shown:",
                        "Nothing was sent now.");
        assertThat(Files.size(folder.resolve("home/outbound.jsonl"))).isEqualTo(before);
    }

    @Test
    void jsonHasTheSizesAndSaysThatNothingWasSent() throws IOException {
        enrol();
        approve();
        terminal.run("data", "add", "--study", STUDY, "--file", csv(100, "C"));

        var json = terminal.run("run", "--dry-run", "--json").json();

        assertThat(json.at("/data/sent").booleanValue()).isFalse();
        assertThat(json.at("/data/studies/0/rounds/0/kind").textValue()).isEqualTo("TRAINING");
        // 65 values of 4 bytes, filled up to a multiple of 8, and the limbs
        assertThat(json.at("/data/studies/0/rounds/0/bytes").longValue())
                .isEqualTo(264 + 8 * json.at("/data/studies/0/rounds/0/limbs").longValue());
        assertThat(json.at("/data/studies/0/readiness/rows").textValue()).isEqualTo("100-200");
    }

    /** 47 rows are told as 45, and 3 of a level as none: counts are rounded down to multiples of five. */
    @Test
    void countsOfASummaryAreShownAsTheyWouldBeSent() throws IOException {
        var table = new Table(
                List.of(NumericColumn.declared("age", 50, 10, Missing.REFUSE)),
                List.of(new CategoricalColumn("ward", List.of("a", "b"))),
                new Split.ByRow());
        var plan = TestPlans.summary(table, new Summary(2, List.of(), 5))
                .withSites(3, 50, 1)
                .plan();
        service.show(study(plan));
        enrol();
        approve();
        terminal.run("data", "add", "--study", STUDY, "--file", wards());

        var session = terminal.run("run", "--dry-run");

        assertThat(session.exitCode()).as(session.err()).isZero();
        assertThat(session.out())
                .contains("ward, by level: 45 0; told of no cell: ", "all counts are multiples of 5, rounded down")
                .doesNotContain("Training round");
    }

    @Test
    void whereNothingWouldLeaveTheNextCommandIsNamed() throws IOException {
        assertThat(terminal.run("run", "--dry-run").err()).contains("connector enrol --server URL");
        enrol();
        assertThat(terminal.run("run", "--dry-run").err()).contains("No plan is approved here", "connector study ls");
        approve();
        var withoutFile = terminal.run("run", "--dry-run");
        assertThat(withoutFile.exitCode()).isEqualTo(1);
        assertThat(withoutFile.err()).contains("connector data add --study " + STUDY);
        terminal.run("data", "add", "--study", STUDY, "--file", csv(30, "Qq"));
        assertThat(terminal.run("run", "--dry-run").err()).contains("connector data check --study " + STUDY);
    }

    private Path wards() throws IOException {
        var text = IntStream.range(0, 50)
                .mapToObj(i -> (30 + i % 40) + "," + (i < 47 ? "a" : "b"))
                .collect(Collectors.joining("\n", "age,ward\n", "\n"));
        return Files.writeString(folder.resolve("wards.csv"), text);
    }
}
