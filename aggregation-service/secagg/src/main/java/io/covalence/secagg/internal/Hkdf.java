package io.covalence.secagg.internal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF with SHA-256 (RFC 5869). Salt and info are never empty here. */
public final class Hkdf {
    private Hkdf() {}

    /** Derives 32 bytes. */
    public static SecretBytes derive(SecretBytes input, ByteString salt, Encoder info) {
        return derive(input, salt, info, ByteString.KEY_SIZE);
    }

    public static SecretBytes derive(SecretBytes input, ByteString salt, Encoder info, int size) {
        return SecretBytes.owning(derive(input.openSecret(), salt.toByteArray(), info.toByteArray(), size));
    }

    static byte[] derive(byte[] input, byte[] salt, byte[] info, int size) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(input, salt, info));
        var output = new byte[size];
        generator.generateBytes(output, 0, size);
        return output;
    }
}
