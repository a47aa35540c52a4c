package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.home.ConnectorHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusBoardTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatNoRoundMakesRightIsStillSaidAfterOneThatWentWell() {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        var board = new StatusBoard(home, Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC), 1);

        board.warned("there is a copy");
        board.troubled("the service did not answer");
        board.ended(new RoundOutcome.Contributed());

        assertThat(DaemonStatus.read(home).orElseThrow().problem()).isEqualTo("there is a copy");
    }
}
