package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes through a file's bytes before they are read as a table: whether it is text at all, in UTF-8, without NUL. It knows the
 * line of every byte, which a reader that decodes ahead does not.
 */
final class TextScan {
    private static final int HEAD = 4_096;
    private static final int BUFFER = 1 << 16;

    private final LegacyText legacy = new LegacyText();
    private long line = 1;
    private boolean afterReturn;
    private long malformed;
    private long firstMalformed;
    private long nuls;
    private long firstNul;

    private TextScan() {}

    /**
     * Looks at the whole file.
     *
     * @throws Unreadable saying what the file is instead, where, and how to export it
     */
    static void check(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        var kind = FileKind.of(head);
        if (kind.isPresent()) {
            throw new Unreadable(kind.get());
        }
        var wide = WideText.of(head);
        if (wide.isPresent()) {
            throw new Unreadable("it is " + wide.get()
                    + " text: save it as \"CSV UTF-8 (comma delimited)\", not as \"Unicode text\"");
        }
        var scan = new TextScan();
        try (var channel = Files.newByteChannel(file)) {
            scan.read(channel);
        }
        scan.judge();
    }

    private void judge() throws Unreadable {
        if (malformed > 0) {
            throw new Unreadable("it is not UTF-8 text: " + malformed + (malformed == 1 ? " place is" : " places are")
                    + " in another encoding, first in line " + firstMalformed + " (" + legacy.guess()
                    + "): save it as \"CSV UTF-8 (comma delimited)\"");
        }
        if (nuls > 0) {
            throw new Unreadable("it holds " + nuls + " NUL " + (nuls == 1 ? "byte" : "bytes") + ", first in line "
                    + firstNul + ": the file is damaged or no text; export it again");
        }
    }

    private void read(ReadableByteChannel channel) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var chars = CharBuffer.allocate(BUFFER);
        boolean end = false;
        while (!end) {
            end = channel.read(bytes) < 0;
            bytes.flip();
            decode(decoder, bytes, chars, end);
            bytes.compact();
        }
    }

    private void decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, end);
            take(chars);
            if (result.isError()) {
                bad(bytes, result.length());
            }
        } while (!result.isUnderflow());
    }

    private void bad(ByteBuffer bytes, int length) {
        if (malformed++ == 0) {
            firstMalformed = line;
        }
        for (int i = 0; i < length; i++) {
            legacy.add(bytes.get());
        }
    }

    private void take(CharBuffer chars) {
        chars.flip();
        while (chars.hasRemaining()) {
            char next = chars.get();
            if (next == '\r' || (next == '\n' && !afterReturn)) {
                line++;
            }
            afterReturn = next == '\r';
            if (next == 0 && nuls++ == 0) {
                firstNul = line;
            }
        }
        chars.clear();
    }
}
