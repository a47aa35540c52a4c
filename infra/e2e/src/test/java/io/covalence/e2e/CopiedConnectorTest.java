package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.covalence.dev.story.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A connector's folder is copied while it works in rounds. Runs first, while the demonstration's study is still running. */
@Order(0)
@ExtendWith(RunningDemo.Extension.class)
class CopiedConnectorTest {
    private static final String REFUSED = "nother connector with this site's keys tried to begin";

    private final RunningDemo demo;

    @TempDir
    Path folder = Path.of("");

    CopiedConnectorTest(RunningDemo demo) {
        this.demo = demo;
    }

    @Test
    @Tag("e2e")
    void copyIsRefusedWhenItBeginsAndBothConnectorsSayIt() throws Exception {
        var copy = copy(3);

        var refused = run(copy, "run");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.said())
                .contains("Another connector has worked for this site since", "delete the copy")
                .doesNotContain("waits for rounds");
        assertThat(run(copy, "status").said()).contains("last problem: Another connector has worked for this site");
        demo.await(() -> run(demo.connectorHome(3), "status").said().contains("A" + REFUSED));
    }

    @Test
    @Tag("browser")
    void portalSaysThatACopyWasRefused() throws Exception {
        assumeTrue(Browser.isInstalled(), "Chromium and its driver are not installed");
        try (var browser = Browser.open(folder.resolve("profile"))) {
            browser.signIn(demo.doors().portal().toString(), Person.SPONSOR.username(), Person.SPONSOR.password());
            browser.see(By.id("person-name"));
            browser.go(demo.studyPage());
            browser.see(By.id("live-round"));

            assertThat(run(copy(4), "run").exitCode()).isEqualTo(1);

            browser.seeText(By.id("live-round"), "a" + REFUSED);
            browser.picture(demo.screenshot("copied-connector"));
        }
    }

    private record Run(int exitCode, String said) {}

    private Run run(Path home, String command) {
        try {
            var log = Files.createTempFile(folder, "said", "");
            var builder = new ProcessBuilder(List.of(demo.connectorProgram().toString(), command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("COVALENCE_CONNECTOR_HOME", home.toString());
            var process = builder.start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As a backup program does, permissions included; what changes meanwhile is as it was a moment before or after. */
    private Path copy(int site) throws IOException {
        var from = demo.connectorHome(site);
        var to = folder.resolve("copy-" + site);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                } else if (Files.exists(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return to;
    }
}
