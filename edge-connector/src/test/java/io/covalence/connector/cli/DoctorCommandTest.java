package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the doctor says, and what else a person asks to see why nothing works. */
class DoctorCommandTest extends ConnectorTerminal {
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
    void configShowsNoKey() throws IOException {
        enrol();

        var session = terminal.run("config", "show");

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("policy minimumCohort: 3", LocalTenantService.SITE.value());
    }
}
