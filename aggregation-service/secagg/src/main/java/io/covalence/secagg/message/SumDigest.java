package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Signatures;

/**
 * What M10 says of the opened sum: a commitment by the service. Bundles are public evidence, and the sums of an evaluation are a few
 * counts that can be guessed, so a bare digest would tell them to whoever tries all. The salt follows from the service's key and the
 * session, and from nothing that others see: the service can always show it together with the sum, and cannot choose another one.
 */
public final class SumDigest {
    private static final String SALT_LABEL = "covalence/v1/sum-salt";
    private static final String LABEL = "covalence/v1/sum-digest";

    private SumDigest() {}

    /**
     * The 32 bytes that whoever knows the sum needs to check the digest.
     *
     * @param service its signatures are deterministic, as RFC 8032 has them
     * @param survivors {@code H(U3)}
     */
    public static ByteString salt(Signer service, ByteString session, ByteString survivors) {
        byte[] body = new Encoder().raw(session).raw(survivors).toByteArray();
        return Encoder.sha256(Signatures.sign(service, SALT_LABEL, body).toByteArray());
    }

    /**
     * The digest that stands in M10.
     *
     * @param plain SHA-256 of the bytes of the plain sum, all chunks in order
     */
    public static ByteString of(ByteString salt, ByteString plain) {
        return Encoder.labelled(LABEL).raw(salt).raw(plain).sha256();
    }
}
