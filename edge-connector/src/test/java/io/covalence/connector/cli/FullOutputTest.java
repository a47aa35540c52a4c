package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.machine.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output goes to a file on a full disk. */
@Tag("cases")
class FullOutputTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"data check --plan %s --file %s --json", "data check --plan %s --file %s", "--help"})
    void outputThatWasCutIsNoSuccess(String command) throws Exception {
        var plan = Files.writeString(folder.resolve("plan.json"), Json.text(Plans.linear("active")));
        var rows = Files.writeString(folder.resolve("rows.csv"), chains());
        var arguments = command.formatted(plan, rows).split(" ", -1);
        var terminal = new Terminal(folder.resolve("home"));
        assertThat(terminal.type("", arguments).exitCode()).isZero();
        try (var disk = new SmallDisk(folder.resolve("disk"), "size=64k,mode=700")) {
            disk.fill();
            try (var report = Files.newOutputStream(disk.folder().resolve("report.json"))) {
                var session = terminal.print(report, "", arguments);

                assertThat(session.exitCode()).isEqualTo(1);
                assertThat(session.err()).contains("Standard output could not be written to its end");
            }
        }
    }

    /** Sixty chains, every other one active. */
    private static String chains() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "C".repeat(i + 1) + "O," + i % 2)
                .collect(Collectors.joining("\n", "smiles,active\n", "\n"));
    }
}
