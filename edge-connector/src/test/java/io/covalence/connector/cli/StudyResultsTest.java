package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.result.OwnResult;
import io.covalence.connector.result.OwnResults;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyResultsTest {
    private static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));

    private final LocalServer server = new LocalServer();
    private final LocalTenantService service = new LocalTenantService(server, new LocalIdentityProvider(server));

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void enrol() {
        terminal = new Terminal(folder.resolve("home"));
        service.show(study(Json.text(Plans.linear("active"))));
        assertThat(terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url())
                        .exitCode())
                .isZero();
    }

    private static SiteStudy study(String plan) {
        return new SiteStudy(
                STUDY,
                new TenantId("ten_" + "t".repeat(20)),
                "Helix Example",
                "A study",
                "What is active?",
                StudyState.RECRUITING,
                ParticipationState.ENROLLED,
                plan,
                Sha256.hex(plan));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** There is nothing to wait for, and no run will bring it. */
    @Test
    void studyThatSumsUpRowsHasNoModelToJudge() {
        var plan = Json.text(summary());
        service.show(study(plan));
        assertThat(terminal.run("study", "approve", STUDY, "--digest", Sha256.hex(plan))
                        .exitCode())
                .isZero();

        for (var session :
                List.of(terminal.run("study", "results", STUDY), terminal.run("study", "results", STUDY, "--own"))) {
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.err()).contains("sums up its sites' rows").doesNotContain("connector status");
        }
    }

    /** No decision is kept here that could say what the study is: the service does. */
    @Test
    void ownModelOfAStudyThatSumsUpRowsIsNotTrained() {
        evaluated(new RunId("run_" + "r".repeat(20)));
        service.show(study(Json.text(summary())));

        var session = terminal.run("study", "results", STUDY, "--own");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("trains no model that could be judged");
    }

    private static StudyPlan summary() {
        return TestPlans.summary(
                        new Table(
                                List.of(), List.of(new CategoricalColumn("sex", List.of("f", "m"))), new Split.ByRow()),
                        new Summary(List.of()))
                .withSites(3, 12, 1)
                .plan();
    }

    private void evaluated(RunId run) {
        var area = Figure.of(Metric.ROC_AUC, 0.8125, Optional.of(new Interval(0.75, 0.87, "DeLong")));
        var loss = new Figure(Metric.LOG_LOSS, 0.4);
        new OwnResults(new ConnectorHome(folder.resolve("home")))
                .keep(new OwnResult(
                        STUDY,
                        run,
                        new ModelEvaluation(
                                16, area, area, loss, new CountRange(100, 200), List.of(), List.of(area, loss))));
    }

    @Test
    void beforeARunsLastRoundThereIsNothingToShowAndItSaysWhatToDo() {
        var session = terminal.run("study", "results", STUDY);
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("No run of " + STUDY, "connector status");
    }

    @Test
    void figuresOnTheSitesOwnRowsStandWithTheirIntervals() {
        evaluated(new RunId("run_" + "r".repeat(20)));
        var session = terminal.run("study", "results", STUDY);
        assertThat(session.exitCode()).isZero();
        assertThat(session.out())
                .contains("Version 16 of run_", "on 100-200 evaluation rows", "ROC-AUC", "0.8125", "0.75 to 0.87")
                .contains("log loss")
                .doesNotContain("OWN MODEL");
    }

    /** An oxygen makes a molecule active here, which no model can miss. */
    @Test
    void modelOfTheSitesRowsAloneStandsBesideTheFederations() throws IOException {
        evaluated(new RunId("run_" + "r".repeat(20)));
        var rows = IntStream.range(1, 121)
                .mapToObj(i -> "C".repeat(i) + (i % 2 == 0 ? "N" : "O") + "," + i % 2)
                .collect(Collectors.joining("\n", "smiles,active\n", "\n"));
        var file = Files.writeString(folder.resolve("rows.csv"), rows);
        terminal.run("data", "add", "--study", STUDY, "--file", file.toString());

        var session = terminal.run("study", "results", STUDY, "--own");
        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("OWN MODEL", "that of its best epoch");
        assertThat(session.err()).contains("Trained alone: epoch 1 of at most 100.");
        var own = terminal.run("study", "results", STUDY, "--own", "--json")
                .json()
                .path("data")
                .path("own");
        assertThat(own.path("evaluation").path("headline").path("value").doubleValue())
                .isGreaterThan(0.9);
    }
}
