package io.covalence.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.internal.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes of one message of each type, kept as files. Once released they change only together with
 * {@link MessageType#version()}. To write them anew, and to read in the diff what has changed:
 * {@code mvn -pl aggregation-service/secagg test -Dtest=GoldenTest -Dgolden.write=true}.
 */
final class GoldenTest {
    private static final int BYTES_PER_LINE = 32;
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/golden");

    private static final Map<MessageType, byte[]> SAMPLES = MessageSamples.all();

    @BeforeAll
    static void writeAnewWhenToldTo() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            for (var sample : SAMPLES.entrySet()) {
                Files.writeString(file(sample.getKey()), write(sample.getKey(), sample.getValue()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void messageOfASeededRoundHasTheGoldenBytes(MessageType type) throws IOException {
        assertThat(MessageSamples.require(SAMPLES, type)).isEqualTo(read(type));
    }

    @ParameterizedTest
    @EnumSource
    void goldenBytesDecodeAndEncodeToThemselves(MessageType type) throws IOException {
        byte[] golden = read(type);
        assertThat(MessageCodec.of(type).decodeAndEncode(golden)).isEqualTo(golden);
        assertThat(golden[0]).isEqualTo((byte) type.code());
        assertThat(golden[1]).isEqualTo((byte) type.version());
    }

    @Test
    void thereIsOneFileForEachMessageType() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageType.values())
                            .map(GoldenTest::file)
                            .toList());
        }
    }

    @Test
    void noTwoMessageTypesHaveTheSameFirstByte() {
        assertThat(Arrays.stream(MessageType.values()).map(MessageType::code))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(MessageType.RESERVED)
                .hasSize(31);
    }

    private static Path file(MessageType type) {
        return FOLDER.resolve(type.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".hex");
    }

    private static byte[] read(MessageType type) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readAllLines(file(type)).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining()));
    }

    private static String write(MessageType type, byte[] message) {
        var text = new StringBuilder(
                "# " + type + ", " + message.length + " bytes, of a seeded round of three sites: see GoldenTest\n");
        for (int at = 0; at < message.length; at += BYTES_PER_LINE) {
            text.append(HexFormat.of().formatHex(message, at, Math.min(message.length, at + BYTES_PER_LINE)))
                    .append('\n');
        }
        return text.toString();
    }
}
