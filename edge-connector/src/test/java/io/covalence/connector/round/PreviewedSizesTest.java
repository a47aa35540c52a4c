package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.contract.round.RoundKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is said to leave in a round is, byte for byte, as much as leaves in one. */
class PreviewedSizesTest extends WorkingSites {
    private static final int SITES = 3;

    @Test
    void messagesOfARoundHaveThePreviewedSizes() throws Exception {
        begin(SITES);
        var layout = RoundPreview.layout(Federation.PLAN, RoundKind.TRAINING);

        work(
                federation.open(1, RoundKind.TRAINING),
                List.of(
                        federation.site(0).start(learning(0), NOBODY),
                        federation.site(1).start(learning(1), NOBODY),
                        federation.site(2).start(learning(2), NOBODY)));

        assertThat(layout.chunkCount()).isEqualTo(1);
        assertThat(sent("/chunks/0")).isEqualTo(layout.byteLength());
        var messages = MessageSize.all(Federation.TENANT, layout, new SplittableRandom(1)::nextBytes);
        assertThat(messages)
                .hasSize(5)
                .allSatisfy(message -> assertThat(sent(
                                "/" + message.name() + "/" + federation.site(0).id()))
                        .as(message.name())
                        .isEqualTo(message.bytes(SITES)));
    }

    /** Bytes of the first site's only request to a path that ends so. */
    private long sent(String ending) throws IOException {
        var sizes = Files.readAllLines(federation.site(0).home().outboundLog()).stream()
                .map(PreviewedSizesTest::json)
                .filter(line -> line.path("path").asText().endsWith(ending))
                .map(line -> line.path("bytes").longValue())
                .toList();
        assertThat(sizes).as(ending).hasSize(1);
        return sizes.getFirst();
    }

    private static JsonNode json(String line) {
        try {
            return Json.tree(line.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new AssertionError(line, e);
        }
    }
}
