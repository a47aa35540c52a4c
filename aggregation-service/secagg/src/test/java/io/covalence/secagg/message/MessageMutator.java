package io.covalence.secagg.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Changes genuine messages, one to three times each, in the ways in which a hostile peer would. */
final class MessageMutator {
    /** Numbers at which decoders break: zero, one, and the edges of each width. */
    private static final int[] EDGES = {
        0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE, -1
    };

    private static final Pattern SITE = Pattern.compile("site-00[0-9]");

    private final SplittableRandom random;
    private final List<byte[]> corpus;

    MessageMutator(long seed, List<byte[]> corpus) {
        this.random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    private enum Change {
        FLIP,
        OVERWRITE,
        TRUNCATE,
        EXTEND,
        EDIT_NUMBER,
        EDIT_LENGTH,
        DELETE,
        REPEAT,
        EXCHANGE,
        SPLICE,
        RENAME
    }

    byte[] mutate(byte[] genuine) {
        byte[] bytes = genuine.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = change(Change.values()[random.nextInt(Change.values().length)], bytes);
        }
        return bytes;
    }

    private byte[] change(Change change, byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
        return switch (change) {
            case FLIP -> withByte(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case OVERWRITE -> withByte(bytes, at, random.nextInt());
            case TRUNCATE -> Arrays.copyOf(bytes, at);
            case EXTEND -> join(bytes, randomBytes(length));
            case EDIT_NUMBER -> withNumber(bytes, at, 1 << random.nextInt(3), EDGES[random.nextInt(EDGES.length)]);
            case EDIT_LENGTH -> withLengthField(bytes);
            case DELETE -> join(Arrays.copyOf(bytes, at), tail(bytes, at + length));
            case REPEAT -> join(Arrays.copyOf(bytes, at + length), tail(bytes, at));
            case EXCHANGE -> exchanged(bytes, at, length);
            case SPLICE -> spliced(bytes, at);
            case RENAME -> renamed(bytes);
        };
    }

    private static byte[] withByte(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] withNumber(byte[] bytes, int at, int width, int value) {
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
        return bytes;
    }

    /** Changes four bytes that may be the length of something, as they fit into what follows. */
    private byte[] withLengthField(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        for (int i = at; i + 4 < bytes.length; i++) {
            int length = ByteBuffer.wrap(bytes).getInt(i);
            if (length > 0 && length < bytes.length - i) {
                boolean near = random.nextBoolean();
                return withNumber(
                        bytes, i, 4, near ? length + random.nextInt(-2, 3) : EDGES[random.nextInt(EDGES.length)]);
            }
        }
        return bytes;
    }

    /** Exchanges a range with the range behind it, which puts list elements out of order. */
    private byte[] exchanged(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + 2 * length);
        return join(
                Arrays.copyOf(bytes, at),
                tail(bytes, at + length, end),
                tail(bytes, at, at + length),
                tail(bytes, end));
    }

    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = random.nextBoolean() ? Math.min(at, other.length) : random.nextInt(other.length);
        return join(Arrays.copyOf(bytes, at), tail(other, from));
    }

    /** Writes another member's id over one id, which repeats or disorders ids and leaves every length right. */
    private byte[] renamed(byte[] bytes) {
        var ends = new ArrayList<Integer>();
        var matcher = SITE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            ends.add(matcher.end());
        }
        return ends.isEmpty()
                ? bytes
                : withByte(bytes, ends.get(random.nextInt(ends.size())) - 1, '0' + random.nextInt(4));
    }

    private byte[] randomBytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return tail(bytes, from, bytes.length);
    }

    private static byte[] tail(byte[] bytes, int from, int to) {
        return from >= to ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
