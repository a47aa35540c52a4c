package io.covalence.connector.round;

import io.covalence.connector.home.PrivateFiles;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.client.Fact;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Facts in a file, one a line: the canonical encoding in hex, a space, its CRC-32C in hex. Lines are only ever appended, each on
 * the disk before {@link #append} returns.
 *
 * <p>After a power cut the last line may be incomplete, or hold zeros where a block was not written. Nobody acted upon such a
 * fact, since its {@code append} had not returned, so it is left out, and the next line is written over it. Any other bad line
 * means that somebody or something changed the file: then it is not used, as a fact that is missing could make a site mask one
 * update twice.
 */
final class FactFile {
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final List<Fact> facts = new ArrayList<>();
    private int sound;

    /**
     * Reads the file; one that does not exist holds no facts.
     *
     * @throws io.covalence.connector.Failure when it is damaged
     */
    FactFile(Path file) {
        this.file = file;
        PrivateFiles.read(file).ifPresent(this::read);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** Bytes of all whole lines. */
    int size() {
        return sound;
    }

    /** Bytes that some facts take in a file. */
    static int size(List<Fact> facts) {
        return facts.stream().mapToInt(fact -> line(fact).length).sum();
    }

    void append(Fact fact) {
        var line = line(fact);
        PrivateFiles.append(file, sound, line);
        facts.add(fact);
        sound += line.length;
    }

    /** Replaces all facts by fewer that say all that still matters; after a crash it holds the old ones or the new ones. */
    void restart(List<Fact> lasting) {
        var content = new ByteArrayOutputStream();
        lasting.forEach(fact -> content.writeBytes(line(fact)));
        PrivateFiles.replace(file, content.toByteArray());
        facts.clear();
        facts.addAll(lasting);
        sound = content.size();
    }

    private void read(byte[] content) {
        for (int start = 0; start < content.length; ) {
            int end = start;
            boolean torn = false;
            while (end < content.length && content[end] != '\n') {
                torn |= content[end] == 0;
                end++;
            }
            if (torn || end == content.length) {
                requireNothingBehind(content, end);
                return;
            }
            facts.add(fact(new String(content, start, end - start, StandardCharsets.US_ASCII)));
            start = end + 1;
            sound = start;
        }
    }

    /** A torn line is the last one. */
    private void requireNothingBehind(byte[] content, int end) {
        for (int i = end + 1; i < content.length; i++) {
            if (content[i] != 0) {
                throw PrivateFiles.damaged(file, "a line in its middle is incomplete");
            }
        }
    }

    private Fact fact(String line) {
        int space = line.indexOf(' ');
        try {
            var encoded = HEX.parseHex(line.substring(0, Math.max(space, 0)));
            if (line.equals(text(encoded))) {
                return Fact.decode(encoded);
            }
        } catch (IllegalArgumentException | ProtocolViolation unreadable) {
            // Damaged all the same.
        }
        throw PrivateFiles.damaged(file, "line " + (facts.size() + 1) + " does not have its checksum");
    }

    private static byte[] line(Fact fact) {
        return (text(fact.encode()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] encoded) {
        var checksum = new CRC32C();
        checksum.update(encoded);
        return HEX.formatHex(encoded) + " " + HEX.toHexDigits((int) checksum.getValue());
    }
}
