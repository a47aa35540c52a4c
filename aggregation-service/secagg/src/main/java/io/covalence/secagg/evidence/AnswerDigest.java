package io.covalence.secagg.evidence;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.Unmask;

/**
 * Shows that a survivor answered. The answer itself, M9, holds shares that opened masks. Nobody needs them once the sum
 * is known, so only its SHA-256 is kept.
 */
public record AnswerDigest(SiteId site, ByteString digest) {
    public AnswerDigest {
        digest.requireSize(ByteString.KEY_SIZE, "digest of an answer");
    }

    public static AnswerDigest of(Unmask answer) {
        return new AnswerDigest(answer.site(), Encoder.sha256(answer.encode()));
    }

    void write(Encoder out) {
        out.site(site).raw(digest);
    }

    static AnswerDigest read(Decoder in) {
        return new AnswerDigest(in.site(), in.fixed(ByteString.KEY_SIZE));
    }
}
