package io.covalence.secagg.internal;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;

/** What is derived from a site's two shared seeds, and the hashes that commit to them. */
public final class Seeds {
    private Seeds() {}

    /** The X25519 mask key, which the recovery seed {@code r_u} alone determines within a round. */
    public static AgreementKey maskKey(SecretBytes recoverySeed, ByteString context) {
        return new AgreementKey(Hkdf.derive(recoverySeed, context, Encoder.labelled("covalence/v1/mask-key/x25519")));
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
