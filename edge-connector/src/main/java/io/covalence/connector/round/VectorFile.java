package io.covalence.connector.round;

import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Vectors in a private file, with the round that they come of, and a digest of everything before it at the end. It is written as a whole
 * and only ever replaced.
 */
final class VectorFile {
    private static final String LABEL = "covalence/v2/kept-vectors";
    private static final int PIECE = 1 << 14;

    private final Path file;

    VectorFile(Path file) {
        this.file = file;
    }

    /**
     * The round that vectors come of.
     *
     * @param number of the round in its run
     * @param modelVersion that it starts from
     * @param charter hash in hex of the charter that it is held under
     */
    record Origin(RunId runId, RoundId roundId, int number, int modelVersion, String charter) {}

    /** Vectors, by name, and the round that they come of. */
    record Content(Origin origin, Map<String, float[]> vectors) {}

    void write(Content content) {
        PrivateFiles.replace(file, output -> write(content, output));
    }

    /**
     * What the file holds; empty when there is none.
     *
     * @throws io.covalence.connector.Failure when it is not what was written
     */
    Optional<Content> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var digest = sha256();
        try (var input = new DataInputStream(
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest))) {
            var content = content(input);
            var seen = digest.digest();
            if (!Arrays.equals(seen, input.readNBytes(seen.length)) || input.read() >= 0) {
                throw PrivateFiles.damaged(file, "it does not have its digest");
            }
            return Optional.of(content);
        } catch (IOException e) {
            throw PrivateFiles.damaged(file, "it cannot be read to its end");
        }
    }

    void moveTo(Path name) {
        PrivateFiles.rename(file, name);
    }

    void delete() {
        PrivateFiles.delete(file);
    }

    private static void write(Content content, OutputStream output) throws IOException {
        var digest = sha256();
        var data = new DataOutputStream(new DigestOutputStream(new BufferedOutputStream(output), digest));
        data.writeUTF(LABEL);
        data.writeUTF(content.origin().runId().value());
        data.writeUTF(content.origin().roundId().value());
        data.writeInt(content.origin().number());
        data.writeInt(content.origin().modelVersion());
        data.writeUTF(content.origin().charter());
        data.writeInt(content.vectors().size());
        for (var vector : new TreeMap<>(content.vectors()).entrySet()) {
            data.writeUTF(vector.getKey());
            data.writeInt(vector.getValue().length);
            write(vector.getValue(), data);
        }
        data.write(digest.digest());
        data.flush();
    }

    private static void write(float[] values, DataOutputStream data) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        for (int from = 0; from < values.length; from += PIECE / Float.BYTES) {
            int count = Math.min(PIECE / Float.BYTES, values.length - from);
            piece.asFloatBuffer().put(values, from, count);
            data.write(piece.array(), 0, count * Float.BYTES);
        }
    }

    private Content content(DataInputStream data) throws IOException {
        if (!data.readUTF().equals(LABEL)) {
            throw PrivateFiles.damaged(file, "it begins otherwise");
        }
        var origin = new Origin(
                id(data, RunId::new), id(data, RoundId::new), data.readInt(), data.readInt(), data.readUTF());
        var vectors = new TreeMap<String, float[]>();
        for (int left = data.readInt(); left > 0; left--) {
            var name = data.readUTF();
            int length = data.readInt();
            if (length < 0 || (long) length * Float.BYTES > Files.size(file)) {
                throw PrivateFiles.damaged(file, "a vector is longer than the file");
            }
            vectors.put(name, values(length, data));
        }
        return new Content(origin, vectors);
    }

    private <I> I id(DataInputStream data, Function<String, I> form) throws IOException {
        try {
            return form.apply(data.readUTF());
        } catch (IllegalArgumentException malformed) {
            throw PrivateFiles.damaged(file, "it does not say of which round it is");
        }
    }

    private static float[] values(int length, DataInputStream data) throws IOException {
        var values = new float[length];
        var piece = ByteBuffer.allocate(PIECE);
        for (int from = 0; from < length; from += PIECE / Float.BYTES) {
            int count = Math.min(PIECE / Float.BYTES, length - from);
            data.readFully(piece.array(), 0, count * Float.BYTES);
            piece.asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
