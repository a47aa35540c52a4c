package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import java.util.Optional;

/**
 * The claim that a dealer's shares are bad, and the key with which everybody can check it. The key opens this one message. Where
 * the dealer's channel key itself is not the one that it committed to, there is no key that would show it: then the claim is an
 * <em>accusation</em>, which convicts nobody and is counted.
 *
 * @param header SHA-256 of the dealer's signed M3 header: without it a dealer that signs two could turn the claim against an
 *     honest holder
 * @param channelKey the key from dealer to holder; empty in an accusation
 */
public record Complaint(SiteId dealer, ByteString header, Optional<ByteString> channelKey) {
    public Complaint {
        header.requireSize(ByteString.KEY_SIZE, "hash of a header");
        channelKey.ifPresent(key -> key.requireSize(ByteString.KEY_SIZE, "channel key"));
    }

    public static Complaint about(SharesHeader header, SecretBytes channelKey) {
        return new Complaint(header.site(), header.digest(), Optional.of(ByteString.of(channelKey.openSecret())));
    }

    /** The claim that the dealer's channel key is not the one that it committed to, which nobody can check. */
    public static Complaint accusing(SharesHeader header) {
        return new Complaint(header.site(), header.digest(), Optional.empty());
    }

    /** Whether nothing but the holder's word stands behind it. */
    public boolean isAccusation() {
        return channelKey.isEmpty();
    }

    void write(Encoder out) {
        out.site(dealer).raw(header).u8(channelKey.isPresent() ? 1 : 0);
        channelKey.ifPresent(out::raw);
    }

    static Complaint read(Decoder in) {
        var dealer = in.site();
        var header = in.fixed(ByteString.KEY_SIZE);
        var channelKey = in.flag() ? Optional.of(in.fixed(ByteString.KEY_SIZE)) : Optional.<ByteString>empty();
        return new Complaint(dealer, header, channelKey);
    }
}
