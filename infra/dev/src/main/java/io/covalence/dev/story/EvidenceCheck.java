package io.covalence.dev.story;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Checks, as the people of one site can, the evidence that its connector kept, from files alone and without a
 * connection.
 */
public final class EvidenceCheck {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String BUNDLE = ".bundle";

    private final Institution institution;
    private final long rounds;

    /** @param rounds of the run */
    EvidenceCheck(Institution institution, List<RoundView> rounds) {
        this.institution = institution;
        this.rounds = rounds.stream()
                .filter(round -> round.summary().phase() == RoundPhase.COMPLETED)
                .count();
    }

    /**
     * Checks it with the connector's own command. The last round's comes a while after it, when there is no other round to work on.
     *
     * @throws StoryException when there is none, or some of it does not hold
     */
    public Evidence check() {
        var connector = institution.connector();
        long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (bundles(connector.home()) < rounds && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        int bundles = bundles(connector.home());
        if (bundles == 0) {
            throw new StoryException(institution.name() + " has no evidence of any round.");
        }
        connector.verify(files(connector.home()));
        return new Evidence(institution.name(), bundles, command(connector));
    }

    private static String command(Connector connector) {
        var arguments = new ArrayList<String>();
        folders(connector.home()).forEach(folder -> arguments.add(folder + "/*"));
        return connector.program() + " ledger verify " + String.join(" ", arguments);
    }

    private static int bundles(Path home) {
        return (int) files(home).stream()
                .filter(file -> file.getFileName().toString().endsWith(BUNDLE))
                .count();
    }

    private static List<Path> files(Path home) {
        var files = new ArrayList<Path>();
        for (var folder : folders(home)) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new StoryException("Cannot read " + folder + ".", e);
            }
        }
        return files;
    }

    private static List<Path> folders(Path home) {
        return List.of(home.resolve("evidence"), home.resolve("charters"), home.resolve("logs"));
    }
}
