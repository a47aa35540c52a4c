package io.covalence.load;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.covalence.contract.round.RoundPhase;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.StoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of each fault.
 *
 * @param yardstick how fast the machine was before
 * @param exact whether the sum of every round was, bit for bit, that of the sites in it
 */
record FaultReport(
        String bench, List<Figure> results, Map<String, Double> yardstick, boolean exact, List<Line> faults) {
    /**
     * One fault, in one attempt of its round.
     *
     * @param seconds that its round took
     * @param sitesIn sites in the round's sum
     * @param toldAtTheSite what the people of the faulty site read last in that round
     * @param toldToAll why the round went on without it, as everybody reads
     */
    record Line(
            Fault fault,
            String words,
            int attempt,
            RoundPhase phase,
            double seconds,
            int sitesIn,
            String toldAtTheSite,
            String toldToAll) {}

    void print(Progress progress) {
        for (var line : faults) {
            progress.line(String.format(
                    Locale.ROOT,
                    "  %s: attempt %d %s after %.1f s, %d sites in%n      at the site: %s%n      to everybody: %s",
                    line.words(),
                    line.attempt(),
                    line.phase(),
                    line.seconds(),
                    line.sitesIn(),
                    line.toldAtTheSite(),
                    line.toldToAll()));
        }
        results.forEach(figure -> progress.line(figure.toString()));
        progress.line(exact ? "  every sum was exact, bit for bit" : "  NOT every sum was exact");
    }

    void write(Path file) {
        try {
            var mapper = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(file, mapper.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new StoryException("Cannot write the report to " + file + ".", e);
        }
    }
}
