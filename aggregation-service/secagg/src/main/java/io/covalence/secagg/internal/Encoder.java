package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The one canonical encoding: integers big-endian at fixed width, anything of variable length behind a 32-bit length. The
 * same bytes are sent, signed and hashed.
 */
public final class Encoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** An encoding that begins with a length-prefixed label, as every hash, signature and key derivation does. */
    public static Encoder labelled(String label) {
        return new Encoder().text(label);
    }

    public Encoder u8(int value) {
        out.write(value);
        return this;
    }

    public Encoder u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public Encoder u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    public Encoder u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    public Encoder text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Encoder site(SiteId site) {
        return text(site.value());
    }

    public Encoder bytes(byte[] bytes) {
        return u32(bytes.length).raw(bytes);
    }

    public Encoder bytes(ByteString bytes) {
        return bytes(bytes.toByteArray());
    }

    /** Bytes whose length the reader knows. */
    public Encoder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Bytes whose length the reader knows. */
    public Encoder raw(ByteString bytes) {
        return raw(bytes.toByteArray());
    }

    /** Writes reserved bytes, which are zero in this version; {@link Decoder#reserved} reads them. */
    public Encoder reserved(int size) {
        return raw(new byte[size]);
    }

    /** A counted list of hashes, which have 32 bytes each. */
    public Encoder hashes(List<ByteString> hashes) {
        u16(hashes.size());
        hashes.forEach(this::raw);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    public ByteString sha256() {
        return sha256(out.toByteArray());
    }

    public static ByteString sha256(byte[] bytes) {
        return ByteString.of(newSha256().digest(bytes));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
