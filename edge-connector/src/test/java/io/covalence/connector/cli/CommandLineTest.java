package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The commands of a connector from enrolment to an answered study, and their exit codes. */
class CommandLineTest extends ConnectorTerminal {
    @Test
    void codeIsReadFromStandardInputOrAFile() throws IOException {
        var code = Files.writeString(folder.resolve("code"), LocalTenantService.CODE + "\n");

        var session = terminal.run("enrol", "--server", server.url(), "--code-file", code.toString());

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains(LocalTenantService.SITE.value()).doesNotContain(LocalTenantService.CODE);
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
            var session = terminal.type("", ("study " + command).split(" ", -1));
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
        var told = Optional.ofNullable(service.readiness().get(STUDY.value())).orElseThrow();
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
        var told = Optional.ofNullable(service.readiness().get(STUDY.value())).orElseThrow();
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
        assertThat(approve().exitCode()).isZero();
        assertThat(service.approvals()).containsOnlyKeys(STUDY.value());
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

        var session = approve();

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("minimumCohort is 5");
        assertThat(service.approvals()).isEmpty();
    }

    @Test
    void rejectedStudyIsToldToTheService() {
        enrol();
        approve();

        assertThat(terminal.run("study", "reject", STUDY).exitCode()).isZero();
        assertThat(decision()).isEqualTo("rejected");
        assertThat(service.readiness()).containsOnlyKeys(STUDY.value());
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
}
