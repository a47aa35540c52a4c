package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final String NAME = "counter";
    /** Writes a growing file for as long as it is let. */
    private static final String COUNTING = "while :; do echo x; done";

    private static final int LOOKS = 20_000;

    private final PeakMemory memory = new PeakMemory();
    private final Supervisor supervisor = new Supervisor(memory);

    @TempDir
    Path folder = Path.of("");

    private Path log = Path.of("");

    @BeforeEach
    void start() {
        log = folder.resolve("counter.log");
        supervisor.start(NAME, List.of("sh", "-c", COUNTING), Map.of(), log);
        awaitGrowth();
    }

    @AfterEach
    void end() {
        supervisor.close();
        supervisor.dismissGuardian();
        memory.close();
    }

    @Test
    void aProcessStandsStillWhileTheConditionIsAskedAndGoesOnWhenItDoesNotHold() {
        var sizes = new HashSet<Long>();

        boolean killed = supervisor.killIf(NAME, () -> {
            for (int look = 0; look < LOOKS; look++) {
                sizes.add(size());
            }
            return false;
        });

        assertThat(sizes).hasSize(1);

        assertThat(killed).isFalse();
        assertThat(supervisor.isRunning(NAME)).isTrue();
        awaitGrowth();
    }

    @Test
    void aProcessOfWhichTheConditionHoldsIsEnded() {
        assertThat(supervisor.killIf(NAME, () -> true)).isTrue();

        assertThat(supervisor.isRunning(NAME)).isFalse();
        assertThat(supervisor.killIf(NAME, () -> true)).isFalse();
    }

    private void awaitGrowth() {
        long before = size();
        while (size() == before) {
            Thread.onSpinWait();
        }
    }

    private long size() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
