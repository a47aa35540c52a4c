package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Encoder;

/** Which of a site's two secrets a share belongs to. Of one site only one of them is ever opened. */
public enum ShareKind {
    /** Of {@code b_v}, when the site's masked update is in the sum. */
    SELF_MASK(1),
    /** Of {@code r_v}, when the site dropped out after it had dealt its shares. */
    RECOVERY(2);

    private final int code;

    ShareKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * The kind with a code.
     *
     * @throws ProtocolViolation (MALFORMED)
     */
    public static ShareKind ofCode(int code) {
        return switch (code) {
            case 1 -> SELF_MASK;
            case 2 -> RECOVERY;
            default -> throw ProtocolViolation.malformed("there is no share kind " + code);
        };
    }

    /**
     * The commitment to one share. It hides the share, which has 256 bits of entropy as long as fewer than the threshold are
     * known, and binds it to session, dealer and holder.
     */
    public ByteString commit(ByteString session, SiteId dealer, SiteId holder, byte[] share) {
        return Encoder.labelled("covalence/v1/share-commitment")
                .bytes(session)
                .site(dealer)
                .site(holder)
                .u8(code)
                .bytes(share)
                .sha256();
    }
}
