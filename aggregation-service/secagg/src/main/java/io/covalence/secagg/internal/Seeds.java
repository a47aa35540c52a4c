package io.covalence.secagg.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.SecretBytes;

/** Derives keys from a site's two shared seeds, and the hashes that commit to these. */
public final class Seeds {
    private Seeds() {}

    /** The mask key, which the recovery seed {@code r_u} alone determines within a round. */
    public static HybridKey maskKey(SecretBytes recoverySeed, ByteString context) {
        var x25519 = Hkdf.derive(recoverySeed, context, Encoder.labelled("covalence/v1/mask-key/x25519"));
        var seed = Hkdf.derive(
                recoverySeed, context, Encoder.labelled("covalence/v1/mask-key/ml-kem"), MlKemKey.SEED_SIZE);
        var mlKem = new MlKemKey(seed);
        seed.wipe();
        return new HybridKey(new AgreementKey(x25519), mlKem);
    }

    /**
     * What {@code site} encapsulates to {@code peer}'s mask key. Its randomness comes from the recovery seed, so that the service
     * can repeat it for a site that dropped out.
     */
    public static MlKemKey.Encapsulation maskEncapsulation(
            SecretBytes recoverySeed, ByteString session, SiteId site, SiteId peer, HybridPublicKey peerKey) {
        var info =
                Encoder.labelled("covalence/v1/mask-encapsulation").site(site).site(peer);
        var randomness = Hkdf.derive(recoverySeed, session, info);
        try {
            return MlKemKey.encapsulate(peerKey.mlKem(), randomness);
        } finally {
            randomness.wipe();
        }
    }

    /** {@code H(b_u)}: lets everyone check a recovered self mask seed. */
    public static ByteString selfSeedHash(SecretBytes selfSeed, ByteString session, SiteId site) {
        return Encoder.labelled("covalence/v1/self-seed")
                .bytes(session)
                .site(site)
                .bytes(selfSeed.openSecret())
                .sha256();
    }
}
