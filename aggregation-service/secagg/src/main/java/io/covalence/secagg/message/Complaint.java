package io.covalence.secagg.message;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * The claim that a dealer's shares are bad, and the key with which everybody can check it. The key opens this one message.
 *
 * @param header SHA-256 of the dealer's signed M3 header: without it a dealer that signs two could turn the claim against an
 *     honest holder
 * @param channelKey the key from dealer to holder
 */
public record Complaint(SiteId dealer, ByteString header, ByteString channelKey) {
    public Complaint {
        header.requireSize(ByteString.KEY_SIZE, "hash of a header");
        channelKey.requireSize(ByteString.KEY_SIZE, "channel key");
    }

    public static Complaint about(SharesHeader header, SecretBytes channelKey) {
        return new Complaint(header.site(), header.digest(), ByteString.of(channelKey.openSecret()));
    }

    void write(Encoder out) {
        out.site(dealer).raw(header).raw(channelKey);
    }

    static Complaint read(Decoder in) {
        var dealer = in.site();
        var header = in.fixed(ByteString.KEY_SIZE);
        return new Complaint(dealer, header, in.fixed(ByteString.KEY_SIZE));
    }
}
