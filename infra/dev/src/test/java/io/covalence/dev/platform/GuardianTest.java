package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTest {
    private static final int TIMEOUT_SECONDS = 30;

    /** A launcher that starts one process, says when it looks after it, and then waits for its end. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String... arguments) throws IOException {
            var log = Path.of(arguments[0]);
            var memory = new PeakMemory();
            new Supervisor(memory).start("sleeper", List.of("sh", "-c", "echo $$; exec sleep 600"), Map.of(), log);
            System.out.println("watched");
            var unused = System.in.read();
        }
    }

    @Test
    void whatAKilledLauncherLeavesBehindIsEnded(@TempDir Path folder) throws Exception {
        var log = Files.createFile(folder.resolve("sleeper.log"));
        var launcher = new ProcessBuilder(
                        Jvm.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        log.toString())
                .start();
        var sleeper = ProcessHandle.of(number(log, launcher)).orElseThrow();
        assertThat(launcher.inputReader().readLine()).isEqualTo("watched");

        launcher.destroyForcibly().waitFor();

        assertThat(sleeper.onExit()).succeedsWithin(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static long number(Path log, Process launcher) throws IOException, InterruptedException {
        for (int tries = 0; tries < TIMEOUT_SECONDS * 10; tries++) {
            var said = Files.readString(log);
            if (said.endsWith("\n")) {
                return Long.parseLong(said.strip());
            }
            assertThat(launcher.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("the launcher has ended")
                    .isFalse();
        }
        throw new AssertionError("the process did not say its number");
    }
}
