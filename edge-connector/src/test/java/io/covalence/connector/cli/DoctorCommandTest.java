package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

        var session = terminal.run("doctor", "--thorough");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("PASS  keys", "FAIL  policy", "PASS  numerical library");
    }

    @Test
    void siteThatIsNotEnrolledYetHasNothingBroken() {
        var session = terminal.run("doctor");

        assertThat(session.exitCode()).as(session.out()).isZero();
        assertThat(session.out())
                .contains("SKIP  enrolment: not enrolled yet: ", "Run: connector enrol", "PASS  proxy: none")
                .doesNotContain("FAIL", "  keys:", "sign-in:");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void authorityThatCannotBeReadIsAFailureOfTheNetwork() throws IOException {
        enrol();
        Files.writeString(folder.resolve("home/authorities.pem"), "no certificate");

        var session = terminal.run("doctor", "--thorough");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("FAIL  network: ", "FAIL  services: not examined: ");
    }

    /** A person waits. The limit is of the whole command; services get 1.8 s for an answer, side by side. */
    @Test
    @Timeout(60)
    void silentServicesTakeLessThanThreeSeconds() {
        enrol();
        terminal.run("doctor");
        for (var path : List.of("/realms/.*", "/api/v1/.*", "/aggregation/v1/.*", ".*")) {
            server.route("GET", path, (request, groups) -> {
                new Semaphore(0).acquire();
                return Reply.empty(204);
            });
        }
        long began = System.nanoTime();

        var session = terminal.run("doctor");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("FAIL  identity provider: ", "FAIL  tenant service: ", "PASS  keys");
    }

    @Test
    void doctorWarnsOfAPolicyThatAssumesNoColluder() throws IOException {
        enrol();
        Files.writeString(folder.resolve("home/policy.json"), "{\"minimumAssumedColluders\": 0}");

        assertThat(terminal.run("doctor", "--thorough").out()).contains("WARN  colluders", "PASS  policy");
    }

    @Test
    void doctorFollowsTheWayToEveryService() throws IOException {
        enrol();
        terminal.run("data", "add", "--study", STUDY, "--file", csv(100, "C").toString());

        var session = terminal.run("doctor", "--thorough", "--json");

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
