package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.dev.story.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a site holds in its hands when a study is over, checked as its people would: with one command, from files alone. */
@Tag("e2e")
@ExtendWith(RunningDemo.Extension.class)
class EvidenceTest {
    private static final String EVIDENCE = "/evidence/*";

    private final Evidence evidence;

    @TempDir
    Path folder = Path.of("");

    EvidenceTest(RunningDemo demo) {
        evidence = demo.report().evidence();
    }

    @Test
    void siteHoldsEvidenceOfEveryRoundThatHoldsWithoutAConnection() throws Exception {
        // The last one is of the final evaluation
        assertThat(evidence.rounds()).isEqualTo(RunningDemo.ROUNDS + 1);

        var checked = run(evidence.command());

        assertThat(checked.said())
                .contains("Everything holds.", "under the identity keys of the charter", "agreed on exactly this set");
        assertThat(checked.exitCode()).isZero();
    }

    @Test
    void oneChangedByteIsNoticed() throws Exception {
        var bundle = bundle();
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        var changed = folder.resolve("changed.bundle");
        Files.write(changed, bytes);

        var program = evidence.command().substring(0, evidence.command().indexOf(' '));
        assertThat(run(program + " ledger verify " + bundle).exitCode()).isZero();
        assertThat(run(program + " ledger verify " + changed).exitCode()).isEqualTo(1);
    }

    private Path bundle() throws IOException {
        var files = List.of(evidence.command().split(" ")).stream()
                .filter(argument -> argument.endsWith(EVIDENCE))
                .findFirst()
                .orElseThrow();
        try (var bundles = Files.list(Path.of(files.substring(0, files.length() - "/*".length())))) {
            return bundles.filter(file -> file.toString().endsWith(".bundle"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Run(int exitCode, String said) {}

    /** As typed into a shell, which knows what the stars mean; from a folder that is not the connector's, without its settings. */
    private Run run(String command) throws Exception {
        var log = folder.resolve("said");
        var builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("COVALENCE_CONNECTOR_HOME", folder.resolve("nobody").toString());
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
