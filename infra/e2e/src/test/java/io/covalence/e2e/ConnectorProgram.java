package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.dev.story.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The connector's commands in one folder, as somebody at the site types them. */
final class ConnectorProgram {
    /** The connector's exit code when the same command may succeed later. */
    static final int TRY_LATER = 75;

    private static final int TIMEOUT_MINUTES = 2;

    private final Path program;
    private final Path home;

    ConnectorProgram(RunningDemo demo, Path home) {
        this.program = demo.root().resolve("edge-connector/bin/connector");
        this.home = home;
    }

    /** What a command came to; output and complaints in the order in which they were said. */
    record Said(int exitCode, String text) {}

    Said run(String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            var log = Files.createTempFile("connector", ".said");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("COVALENCE_CONNECTOR_HOME", home.toString());
            builder.environment().put("OMP_NUM_THREADS", "1");
            var process = builder.start();
            try {
                assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES))
                        .as(String.join(" ", command))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            var said = Files.readString(log, StandardCharsets.UTF_8);
            Files.delete(log);
            return new Said(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a command shows at a place of its JSON; empty where there is nothing to show yet.
     *
     * @param pointer such as {@code /data/hash}
     */
    Optional<String> show(String pointer, String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.add("--json");
        var said = run(command.toArray(String[]::new));
        assertThat(said.exitCode()).as(said.text()).isIn(0, TRY_LATER);
        return said.exitCode() == TRY_LATER
                ? Optional.empty()
                : Optional.of(json(said.text()).at(pointer).asText());
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /** A command that has to succeed. */
    void succeed(String... arguments) {
        var said = run(arguments);
        assertThat(said.exitCode()).as(said.text()).isZero();
    }
}
