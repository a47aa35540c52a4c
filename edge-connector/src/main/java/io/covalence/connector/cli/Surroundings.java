package io.covalence.connector.cli;

import io.covalence.connector.client.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * Inputs of the program from outside; injected, so that tests run it as people do.
 *
 * @param out data
 * @param err messages
 * @param asks whether a person reads the messages and can answer: both ends are a terminal
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        SecureRandom random,
        Pause pause,
        boolean asks) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                System.out,
                System.err,
                System.getenv(),
                Clock.systemUTC(),
                new SecureRandom(),
                Thread::sleep,
                isTerminal("0") && isTerminal("2"));
    }

    /** As the kernel says: a Java of version 22 or newer has a console whether or not there is a terminal. */
    private static boolean isTerminal(String descriptor) {
        try {
            var opened = Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor)).toString();
            return opened.startsWith("/dev/pts/") || opened.startsWith("/dev/tty") || opened.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
