package io.covalence.connector.cli;

import io.covalence.connector.client.Pause;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * Inputs of the program from outside; injected, so that tests run it as people do.
 *
 * @param out data
 * @param err messages
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        SecureRandom random,
        Pause pause) {
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
                Thread::sleep);
    }
}
