package io.covalence.secagg.fixedpoint;

import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Keystream;
import java.nio.ByteBuffer;

/** Uniform numbers in [0, 1), multiples of 2^-32, from an AES-256-CTR keystream. */
final class UniformStream {
    private static final double UNIT = 0x1p-32;

    private final Keystream stream;
    private final byte[] piece = new byte[Keystream.PIECE];
    private final ByteBuffer numbers = ByteBuffer.wrap(piece);

    UniformStream(SecretBytes key) {
        stream = new Keystream(key, 0);
        numbers.position(piece.length);
    }

    double next() {
        if (!numbers.hasRemaining()) {
            stream.next(piece, piece.length);
            numbers.clear();
        }
        return Integer.toUnsignedLong(numbers.getInt()) * UNIT;
    }
}
