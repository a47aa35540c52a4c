package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.cases.Case;
import io.covalence.connector.cases.CaseTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The InChI library cannot be unpacked, as on a full disk: another split than the other sites' would be silent. */
@Tag("cases")
@Timeout(60)
class WithoutInChITest {
    @TempDir
    private Path folder = Path.of("");

    private Path cache = Path.of("");
    private Path plan = Path.of("");
    private Path rows = Path.of("");

    /** The folder for native code is a file, and so no folder. */
    @BeforeEach
    void write() throws Exception {
        cache = Files.writeString(folder.resolve("cache"), "");
        plan = Files.writeString(folder.resolve("plan.json"), Json.text(Case.CLASSIFICATION));
        rows = Files.writeString(
                folder.resolve("rows.csv"), CaseTable.classified().csv());
    }

    @Test
    void checkIsAFailureThatNamesFolderAndSetting() throws Exception {
        var ended = run(Main.class, "data", "check", "--plan", plan.toString(), "--file", rows.toString());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertRefused(ended);
    }

    @Test
    void nothingIsLearntFromTheFile() throws Exception {
        var ended = run(LearningProbe.class, folder.resolve("home").toString(), rows.toString());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertRefused(ended);
    }

    private void assertRefused(OtherJava.Ended ended) {
        assertThat(ended.out())
                .contains("The InChI library cannot be unpacked to the folder " + cache)
                .contains("Set COVALENCE_CONNECTOR_CACHE");
    }

    private OtherJava.Ended run(Class<?> program, String... arguments) throws Exception {
        return OtherJava.run(List.of("-Dorg.bytedeco.javacpp.cachedir=" + cache), program, arguments);
    }
}
