package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeparturesTest {
    private static final List<String> SESSION = List.of(
            "/rounds/rnd_2/advertisements/sit_1",
            "/rounds/rnd_2/roster/sit_1",
            "/rounds/rnd_2/shares/sit_1",
            "/rounds/rnd_2/deliveries/sit_1",
            "/rounds/rnd_2/contributions/sit_1/chunks/0");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("outbound.jsonl");
        write(List.of("/sites/sit_1/offer", "/rounds/rnd_1/advertisements/sit_1", "/rounds/rnd_1/contributions/sit_1"));
    }

    @Test
    void aRoundHasItsMiddleFromTheFirstMessageToTheLastChunk() throws IOException {
        write(List.of("/sites/sit_1/offer", "/rounds/rnd_2/model", "/rounds/rnd_2/progress/sit_1"));
        assertThat(new Departures(file).endInTheMiddleOfARound()).isFalse();
        for (var path : SESSION) {
            write(List.of(path));
            assertThat(new Departures(file).endInTheMiddleOfARound()).as(path).isTrue();
        }
        write(List.of("/rounds/rnd_2/contributions/sit_1"));
        assertThat(new Departures(file).endInTheMiddleOfARound()).isFalse();
    }

    @Test
    void whoHasBegunNoRoundIsInTheMiddleOfNone() throws IOException {
        assertThat(new Departures(file).endInTheMiddleOfARound()).isFalse();
        Files.writeString(file, "");
        assertThat(new Departures(file).endInTheMiddleOfARound()).isFalse();
    }

    /** Lines in the form in which the connector writes them. */
    private void write(List<String> paths) throws IOException {
        var before = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        var lines = paths.stream()
                .map(path -> "{\"time\":\"2026-11-25T17:41:12Z\",\"method\":\"PUT\",\"to\":\"http://localhost:28080\","
                        + "\"path\":\"/aggregation/v1" + path + "\",\"bytes\":198,\"sha256\":\"ab\"}");
        Files.write(file, Stream.concat(before.stream(), lines).toList());
    }
}
