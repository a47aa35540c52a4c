package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    private static final Ports PORTS = new Ports(18080);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aSecondLauncherOnTheSamePortsIsRefusedUntilTheFirstHasEnded() {
        var folders = new Folders(folder, folder.resolve("var/18080"));
        var first = RunLock.take(folders, PORTS);
        assertThatThrownBy(() -> RunLock.take(folders, PORTS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("from 18080")
                .hasMessageContaining("--port-base");

        first.close();

        assertThatCode(() -> RunLock.take(folders, PORTS).close()).doesNotThrowAnyException();
    }
}
