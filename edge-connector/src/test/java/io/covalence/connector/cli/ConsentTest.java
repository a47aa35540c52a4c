package io.covalence.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is approved by a person who has seen it, or by a script that says which plan was read. */
class ConsentTest extends ConnectorTerminal {
    @Test
    void planIsShownAndApprovedOnYes() {
        enrol();

        var session = terminal.answer("y\n", "study", "approve", STUDY.value());

        assertThat(session.exitCode()).isZero();
        assertThat(session.err())
                .contains(
                        "sum over at least 3 sites",
                        "Plan digest: " + study(PLAN).planSha256())
                .endsWith("Approve exactly this plan? [y/N] ");
        assertThat(session.out()).startsWith("Approved: \"A study\"");
        assertThat(service.approvals()).containsOnlyKeys(STUDY.value());
    }

    /** Nothing of ours may stand behind the sponsor's own words, and a question has to be the last line. */
    @Test
    void sponsorsQuestionIsNotAmongWhatIsAskedAbout() {
        enrol();

        assertThat(terminal.answer("y\n", "study", "approve", STUDY.value()).err())
                .doesNotContain("What is active?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "yess\n", "no\ny\n"})
    void everyOtherAnswerIsNo(String answer) {
        enrol();

        var session = terminal.answer(answer, "study", "approve", STUDY.value());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("Nothing was done", "connector study reject " + STUDY);
        assertThat(service.approvals()).isEmpty();
    }

    @Test
    void withoutATerminalTheDigestIsAskedForAndNothingIsSent() throws IOException {
        enrol();
        long before = Files.size(folder.resolve("home/outbound.jsonl"));

        for (var command : List.of("study approve", "charter sign")) {
            var session = terminal.type("y\n", (command + " " + STUDY).split(" ", -1));

            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.err()).contains("connector " + command + " " + STUDY + " --digest DIGEST");
        }
        assertThat(Files.size(folder.resolve("home/outbound.jsonl"))).isEqualTo(before);
    }

    @Test
    void aProgramThatReadsJsonIsNotAsked() {
        enrol();

        var session = terminal.answer("y\n", "study", "approve", STUDY.value(), "--json");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.json().at("/error/code").textValue()).isEqualTo("usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0123456789a", "not-a-digest", "0123456789ag"})
    void aDigestThatCouldFitManyPlansIsRefused(String digest) {
        enrol();

        var session = terminal.run("study", "approve", STUDY, "--digest", digest);

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(service.approvals()).isEmpty();
    }

    @Test
    void planThatThePolicyForbidsIsNotAskedAbout() throws IOException {
        enrol();
        Files.writeString(folder.resolve("home/policy.json"), "{\"minimumCohort\": 5}");

        var session = terminal.answer("y\n", "study", "approve", STUDY.value());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("minimumCohort is 5").doesNotContain("[y/N]");
    }

    /** The connector as a process: the kernel says whether there is a terminal. */
    @Test
    @Timeout(60)
    void processAsksAtARealTerminalOnly() throws Exception {
        enrol();
        var command = String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m -XX:TieredStopAtLevel=1 -cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home " + folder.resolve("home") + " study approve " + STUDY);

        assertThat(exitCode(List.of("sh", "-c", command))).isEqualTo(2);
        assertThat(service.approvals()).isEmpty();
        // script, of util-linux, gives a program a terminal of its own
        assertThat(exitCode(List.of("script", "-qec", command, "/dev/null"))).isZero();
        assertThat(service.approvals()).containsOnlyKeys(STUDY.value());
    }

    private int exitCode(List<String> command) throws Exception {
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try (var input = process.getOutputStream()) {
            input.write("y\n".getBytes(StandardCharsets.US_ASCII));
            input.flush();
            assertThat(process.waitFor(50, TimeUnit.SECONDS))
                    .as(Files.readString(said))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
