package io.covalence.secagg.blame;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;
import java.util.List;

/**
 * A share that a holder revealed, and the entry in which the dealer committed to it.
 *
 * @param place of the holder in the roster, from 0
 * @param path of the entry's leaf in the dealer's tree
 */
public record DealtShare(int place, SiteId holder, ShareEntry entry, List<ByteString> path, ByteString share) {
    public DealtShare {
        path = List.copyOf(path);
        share.requireSize(ByteString.KEY_SIZE, "share");
    }

    public static DealtShare of(int place, SiteId holder, DeliveredShare delivered, ByteString share) {
        return new DealtShare(place, holder, delivered.entry(), delivered.path(), share);
    }

    void write(Encoder out) {
        out.u8(place).site(holder);
        entry.write(out);
        out.hashes(path).raw(share);
    }

    static DealtShare read(Decoder in) {
        int place = in.u8();
        var holder = in.site();
        var entry = ShareEntry.read(in);
        var path = in.hashes(DeliveredShare.LONGEST_PATH);
        return new DealtShare(place, holder, entry, path, in.fixed(ByteString.KEY_SIZE));
    }

    @Override
    public String toString() {
        return "DealtShare[" + place + ", " + holder + ", [REDACTED]]";
    }
}
