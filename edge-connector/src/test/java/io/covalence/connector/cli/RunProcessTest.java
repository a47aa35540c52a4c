package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.round.DaemonStatus;
import io.covalence.connector.service.LocalAggregationService;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The running connector as a process of its own. */
@Timeout(60)
class RunProcessTest {
    private final LocalServer server = new LocalServer();
    private final Semaphore asked = new Semaphore(0);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void enrol() {
        var identities = new LocalIdentityProvider(server);
        new LocalTenantService(server, identities);
        new LocalAggregationService(server);
        server.route("GET", "/aggregation/v1/sites/" + LocalTenantService.SITE + "/offer", (request, path) -> {
            asked.release();
            return held();
        });
        var enrolled = new Terminal(folder).type(LocalTenantService.CODE, "enrol", "--server", server.url());
        assertThat(enrolled.exitCode()).isZero();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void terminationIsCleanAndWrittenDown() throws Exception {
        var process = start();
        asked.acquire();

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // 128 and the number of SIGTERM, 15
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(status().doing()).isEqualTo("stopped");
    }

    @Test
    void killedConnectorStartsAgain() throws Exception {
        var killed = start();
        asked.acquire();
        assertThat(new Terminal(folder).run("status").exitCode()).isZero();
        killed.destroyForcibly().waitFor();
        assertThat(new Terminal(folder).run("status").exitCode()).isEqualTo(1);
        asked.drainPermits();

        var again = start();
        asked.acquire();

        assertThat(status().pid()).isEqualTo(again.pid());
        again.destroyForcibly().waitFor();
    }

    /** Keeps the request open, as a long poll does. */
    private static Reply held() throws InterruptedException {
        new Semaphore(0).acquire();
        return Reply.empty(204);
    }

    private DaemonStatus status() {
        return DaemonStatus.read(new ConnectorHome(folder)).orElseThrow();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--home",
                        folder.toString(),
                        "run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
