package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.VectorLayout;

/**
 * One mask: a key, whose keystream is as long as the vector, and the sign with which it enters. Applying a mask and then its
 * {@link #negated()} leaves a chunk as it was.
 */
public record Mask(SecretBytes key, boolean added) {
    /** The mask of a site alone: {@code PRG(b_u)}, always added. */
    public static Mask self(SecretBytes selfSeed, ByteString session) {
        return new Mask(Hkdf.derive(selfSeed, session, Encoder.labelled("covalence/v1/self")), true);
    }

    /**
     * The mask that {@code site} applies for {@code peer}: added when the peer's id is the larger one.
     *
     * @param agreed X25519 secret of the two mask keys
     * @param sent ML-KEM secret that {@code site} encapsulated to {@code peer}
     * @param received ML-KEM secret that {@code peer} encapsulated to {@code site}
     */
    public static Mask pair(
            SecretBytes agreed, SecretBytes sent, SecretBytes received, ByteString session, SiteId site, SiteId peer) {
        boolean smaller = site.compareTo(peer) < 0;
        var info = Encoder.labelled("covalence/v1/mask")
                .site(smaller ? site : peer)
                .site(smaller ? peer : site);
        var input = SecretBytes.joined(agreed, smaller ? sent : received, smaller ? received : sent);
        try {
            return new Mask(Hkdf.derive(input, session, info), smaller);
        } finally {
            input.wipe();
        }
    }

    public Mask negated() {
        return new Mask(key, !added);
    }

    /** Applies the mask's part for a chunk, in place. */
    public void apply(VectorLayout layout, int chunk, byte[] target) {
        var stream = new Keystream(key, layout.chunkOffset(chunk));
        var piece = new byte[Keystream.PIECE];
        int valueBytes = layout.valueBytesIn(chunk);
        for (int at = 0; at < target.length; at += piece.length) {
            int length = Math.min(piece.length, target.length - at);
            stream.next(piece, length);
            int values = Math.clamp((long) valueBytes - at, 0, length);
            combine(layout.width(), target, at, piece, 0, values);
            combine(RingWidth.BITS_64, target, at + values, piece, values, length - values);
        }
    }

    private void combine(RingWidth width, byte[] target, int at, byte[] piece, int from, int length) {
        if (added) {
            Lanes.add(width, target, at, piece, from, length);
        } else {
            Lanes.subtract(width, target, at, piece, from, length);
        }
    }

    public void wipe() {
        key.wipe();
    }
}
