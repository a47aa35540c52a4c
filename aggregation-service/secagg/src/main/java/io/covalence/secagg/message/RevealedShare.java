package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * One share that a survivor hands to the service.
 *
 * @param dealer whose secret it is a share of
 */
public record RevealedShare(SiteId dealer, ShareKind kind, ByteString share) {
    public RevealedShare {
        share.requireSize(ByteString.KEY_SIZE, "share");
    }

    void write(Encoder out) {
        out.site(dealer).u8(kind.code()).raw(share);
    }

    static RevealedShare read(Decoder in) {
        var dealer = in.site();
        var kind = ShareKind.ofCode(in.u8());
        return new RevealedShare(dealer, kind, in.fixed(ByteString.KEY_SIZE));
    }

    @Override
    public String toString() {
        return "RevealedShare[" + dealer + ", " + kind + ", [REDACTED]]";
    }
}
