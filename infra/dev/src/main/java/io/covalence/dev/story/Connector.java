package io.covalence.dev.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One site's connector, used by its command line. */
final class Connector {
    private static final long TIMEOUT_SECONDS = 180;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String WAITS = "waits for rounds";

    /** The connector's exit code when the same command may succeed later. */
    private static final int TRY_LATER = 75;

    private final String name;
    private final Path program;
    private final Path home;
    private final Path logs;
    private final ConnectorProcesses processes;

    Connector(String name, Path program, Path home, Path logs, ConnectorProcesses processes) {
        this.name = name;
        this.program = program;
        this.home = home;
        this.logs = logs;
        this.processes = processes;
    }

    void enrol(String server, String code) {
        run(code, "enrol", "--server", server);
    }

    void addData(String study, Path file) {
        run("", "data", "add", "--study", study, "--file", file.toString());
    }

    void checkData(String study) {
        run("", "data", "check", "--study", study);
    }

    void approve(String study) {
        var digest = shown("/data/study/planSha256", "study", "show", study);
        run("", "study", "approve", study, "--digest", digest);
    }

    /** Signs the study's charter. The service draws it up soon after the run is ordered, so this waits for it. */
    void signCharter(String study) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        String[] command = {"charter", "show", study};
        int code = exitCode("", command);
        while (code == TRY_LATER && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
            code = exitCode("", command);
        }
        requireDone(code, command);
        var digest = shown("/data/hash", command);
        run("", "charter", "sign", study, "--digest", digest);
    }

    /** Checks evidence from files alone. */
    void verify(List<Path> files) {
        var command = new ArrayList<>(List.of("ledger", "verify"));
        files.forEach(file -> command.add(file.toString()));
        run("", command.toArray(String[]::new));
    }

    /** Its folder. */
    Path home() {
        return home;
    }

    Path program() {
        return program;
    }

    /** Starts the daemon that takes part in rounds. */
    void start() {
        processes.start(name, command("run"), environment(), logs.resolve(name + ".log"));
    }

    /** Waits until the daemon says that it waits for rounds: native code is loaded and the dataset prepared. */
    void awaitRounds() {
        var log = logs.resolve(name + ".log");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        try {
            while (!Files.readString(log).contains(WAITS)) {
                if (System.nanoTime() > deadline) {
                    throw new StoryException("The connector " + name + " is not ready for rounds; see " + log + ".");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        } catch (IOException e) {
            throw new StoryException("The log of " + name + " cannot be read.", e);
        }
    }

    /** Kills the daemon if it is in the middle of a round, and says whether it was. */
    boolean killInTheMiddleOfARound() {
        var departures = new Departures(home.resolve("outbound.jsonl"));
        return departures.endInTheMiddleOfARound() && processes.killIf(name, departures::endInTheMiddleOfARound);
    }

    private void run(String input, String... arguments) {
        requireDone(exitCode(input, arguments), arguments);
    }

    private void requireDone(int exitCode, String... arguments) {
        if (exitCode != 0) {
            throw new StoryException(said(arguments) + " ended with " + exitCode + ": " + lastLines());
        }
    }

    /** What a command shows at a place of its JSON, as a person would read it before a decision. */
    private String shown(String pointer, String... arguments) {
        var command = Arrays.copyOf(arguments, arguments.length + 1);
        command[arguments.length] = "--json";
        var said = logs.resolve(name + "-shown.json");
        requireDone(exitCode("", ProcessBuilder.Redirect.to(said.toFile()), command), command);
        try {
            return Json.mapper().readTree(Files.readAllBytes(said)).at(pointer).asText();
        } catch (IOException e) {
            throw new StoryException(said(command) + " printed no JSON; see " + said, e);
        }
    }

    private int exitCode(String input, String... arguments) {
        return exitCode(input, ProcessBuilder.Redirect.appendTo(setupLog().toFile()), arguments);
    }

    /** Secrets go in by standard input, never as an argument. */
    private int exitCode(String input, ProcessBuilder.Redirect output, String... arguments) {
        var log = setupLog();
        try {
            var builder = new ProcessBuilder(command(arguments))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectOutput(output);
            builder.environment().putAll(environment());
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StoryException(said(arguments) + " did not end in " + TIMEOUT_SECONDS + " s; see " + log);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new StoryException(said(arguments) + " could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryException("Interrupted at " + said(arguments), e);
        }
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of("COVALENCE_CONNECTOR_HOME", home.toString(), "NO_COLOR", "1", "OMP_NUM_THREADS", "1");
    }

    private String said(String... arguments) {
        return "`connector " + String.join(" ", arguments) + "` at " + name;
    }

    private Path setupLog() {
        return logs.resolve(name + "-setup.log");
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(setupLog());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "see " + setupLog();
        }
    }
}
