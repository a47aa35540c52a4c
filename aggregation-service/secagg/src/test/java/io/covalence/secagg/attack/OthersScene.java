package io.covalence.secagg.attack;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Mask;
import java.util.List;

/** Four sites and two sessions, against which mistakes of others are tried. */
abstract class OthersScene {
    static final ByteString SESSION = Federation.hash("session");
    static final SiteId ALPHA = new SiteId("alpha");

    final Federation federation = new Federation(5, 0, new VectorLayout(1 << 16, RingWidth.BITS_32, 1));
    final List<SiteId> sites = federation.sites();

    static byte[] masked(VectorLayout layout, long[] values, Mask mask) {
        byte[] chunk = EncodedVector.of(layout, values, new long[0]).takeChunks()[0];
        mask.apply(layout, 0, chunk);
        return chunk;
    }

    static SecretBytes secret(long seed) {
        return SecretBytes.random(32, new SeededRandom(seed));
    }
}
