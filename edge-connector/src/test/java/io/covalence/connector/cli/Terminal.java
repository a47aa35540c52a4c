package io.covalence.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** Runs command lines as a person would, in one folder. */
final class Terminal {
    private final Path home;

    Terminal(Path home) {
        this.home = home;
    }

    /** What came of one command. */
    record Session(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return Json.tree(out.getBytes(StandardCharsets.UTF_8));
            } catch (MalformedJson e) {
                throw new AssertionError(out, e);
            }
        }
    }

    Session run(Object... arguments) {
        return type("", Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    /** With something on standard input. */
    Session type(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var session = print(out, input, arguments);
        return new Session(session.exitCode(), out.toString(StandardCharsets.UTF_8), session.err());
    }

    /** By a person whom the command may ask. */
    Session answer(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var session = print(out, input, true, arguments);
        return new Session(session.exitCode(), out.toString(StandardCharsets.UTF_8), session.err());
    }

    /** With standard output going elsewhere. */
    Session print(OutputStream out, String input, String... arguments) {
        return print(out, input, false, arguments);
    }

    private Session print(OutputStream out, String input, boolean asks, String... arguments) {
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(Globals.HOME_VARIABLE, home.toString()),
                Clock.systemUTC(),
                new SecureRandom(),
                pause -> {},
                asks);
        int exitCode = Main.run(surroundings, arguments);
        return new Session(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }
}
