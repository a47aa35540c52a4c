package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.Sha256;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A connector at its terminal, with a tenant service that tests hold. */
abstract class ConnectorTerminal {
    static final StudyId STUDY = new StudyId("std_" + "s".repeat(20));
    static final StudyPlan PLAN = Plans.linear("active");

    final LocalServer server = new LocalServer();
    final LocalTenantService service = new LocalTenantService(server, new LocalIdentityProvider(server));

    @TempDir
    Path folder = Path.of("");

    Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void open() {
        terminal = new Terminal(folder.resolve("home"));
        service.show(study(PLAN));
    }

    @AfterEach
    void close() {
        server.close();
    }

    void enrol() {
        assertThat(terminal.type(LocalTenantService.CODE, "enrol", "--server", server.url())
                        .exitCode())
                .isZero();
    }

    /** Approves what the service shows, as a script that has read it. */
    Terminal.Session approve() {
        var shown = terminal.run("study", "show", STUDY, "--json").json();
        var digest = shown.at("/data/study/planSha256").textValue();
        return terminal.run("study", "approve", STUDY, "--digest", digest);
    }

    Path csv(int rows, String atom) throws IOException {
        var text = IntStream.range(0, rows)
                .mapToObj(i -> atom + "C".repeat(i) + "O," + i % 2)
                .collect(Collectors.joining("\n", "smiles,active\n", "\n"));
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    static SiteStudy study(StudyPlan plan) {
        return study(plan, "A study", "Helix Example", "What is active?");
    }

    static SiteStudy study(StudyPlan plan, String name, String sponsor, String question) {
        var text = Json.text(plan);
        return new SiteStudy(
                STUDY,
                new TenantId("ten_" + "t".repeat(20)),
                sponsor,
                name,
                question,
                StudyState.RECRUITING,
                ParticipationState.ENROLLED,
                text,
                Sha256.hex(text));
    }
}
