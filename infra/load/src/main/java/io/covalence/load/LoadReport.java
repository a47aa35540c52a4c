package io.covalence.load;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.covalence.dev.story.Json;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.StoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a load run found, as JSON and as a table.
 *
 * @param exact whether every sum was, bit for bit
 * @param yardstick how fast the machine was before
 * @param settings what was asked for
 */
record LoadReport(
        String bench,
        List<Figure> results,
        Map<String, Double> yardstick,
        boolean exact,
        Map<String, Object> settings,
        List<RoundTable.Line> rounds,
        Map<String, Long> peakRssMb) {
    void print(Progress progress) {
        progress.line("");
        for (var round : rounds) {
            progress.line(String.format(
                    Locale.ROOT,
                    "  round %d, attempt %d, %s: %d in, %d dropped, %.2f s (%.2f s beside training), until all had %s",
                    round.round(),
                    round.attempt(),
                    round.phase(),
                    round.sitesIn(),
                    round.sitesDropped(),
                    round.seconds(),
                    round.overheadSeconds(),
                    seconds(round.steps())));
            progress.line(String.format(
                    Locale.ROOT,
                    "           a site sent %.3f MB and received %.3f MB; processor seconds: %s",
                    round.megabytesSent(),
                    round.megabytesReceived(),
                    seconds(round.cpuSeconds())));
        }
        progress.line("  peak resident memory, MiB: " + peakRssMb);
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

    private static String seconds(Map<String, Double> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> String.format(
                        Locale.ROOT, "%s %.2f", entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
