package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.connector.round.DaemonStatus;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.connector.service.LocalConnectors;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalServer.Request;
import io.covalence.connector.service.LocalTenantService;
import io.covalence.contract.site.ConnectorClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connector's folder is copied, and a connector runs in each. */
@Timeout(60)
@Tag("cases")
class CopiedFolderTest {
    private final LocalServer server = new LocalServer();
    private final LocalConnectors connectors = new LocalConnectors();
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void enrol() {
        var identities = new LocalIdentityProvider(server);
        new LocalTenantService(server, identities);
        new LocalAggregationService(server);
        connectors.serve(server);
        server.route("GET", "/aggregation/v1/sites/" + LocalTenantService.SITE + "/offer", this::offer);
        var enrolled = new Terminal(original()).type(LocalTenantService.CODE, "enrol", "--server", server.url());
        assertThat(enrolled.exitCode()).isZero();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void secondConnectorIsRefusedWhenItBeginsAndBothSayIt() throws Exception {
        var first = start(original());
        asked.acquire();
        copy(original(), second());

        var refused = new Terminal(second()).run("run");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Another connector has worked for this site since noon", "delete the copy");
        var status = new Terminal(second()).run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out())
                .contains(
                        "not running", "last problem: The service says: \"Another connector has worked for this site");
        // The next question is asked once the answer has been read
        answers.release();
        asked.acquire();
        assertThat(new Terminal(original()).run("status").out())
                .contains("running", "last problem: Another connector with this site's keys tried to begin");
        first.interrupt();
        first.join();
    }

    @Test
    void connectorWhoseCopyTookOverStopsAndSaysWhy() throws Exception {
        var first = start(original());
        asked.acquire();
        connectors.give(new ConnectorClaim("f".repeat(32), "", "elsewhere"));
        answers.release();

        first.join();

        assertThat(DaemonStatus.read(new ConnectorHome(original()))
                        .orElseThrow()
                        .problem())
                .isEqualTo("The service says: \"Another connector has worked for this site since noon.\"");
    }

    @Test
    void connectorThatIsStoppedLetsAnotherMachineBegin() throws Exception {
        var first = start(original());
        asked.acquire();
        first.interrupt();
        first.join();

        assertThat(connectors.present()).isEmpty();
    }

    /** Answered when the test asks for it, as a long poll is: nothing runs hot. */
    private Reply offer(Request request, Matcher path) throws InterruptedException {
        connectors.require(request);
        asked.release();
        answers.acquire();
        connectors.require(request);
        return new Reply(
                204,
                "",
                new byte[0],
                connectors
                        .refused()
                        .map(at -> Map.of(ConnectorClaim.REFUSED_HEADER, at))
                        .orElse(Map.of()));
    }

    private Path original() {
        return folder.resolve("original");
    }

    private Path second() {
        return folder.resolve("copy");
    }

    private static Thread start(Path home) {
        return Thread.ofPlatform().start(() -> new Terminal(home).run("run"));
    }

    /** As a backup program does, permissions included. */
    private static void copy(Path from, Path to) throws IOException {
        var target = new ConnectorHome(to).prepare();
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                PrivateFiles.replace(target.root().resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
