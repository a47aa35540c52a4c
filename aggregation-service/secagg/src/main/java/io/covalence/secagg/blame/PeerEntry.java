package io.covalence.secagg.blame;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;
import java.util.List;

/**
 * What a dealer encapsulated to one peer.
 *
 * @param peer its M1, with the mask key that the dealer had to use
 * @param path of the entry's leaf in the dealer's tree
 */
public record PeerEntry(Advertise peer, ShareEntry entry, List<ByteString> path) {
    public PeerEntry {
        path = List.copyOf(path);
    }

    public static PeerEntry of(Advertise peer, DeliveredShare delivered) {
        return new PeerEntry(peer, delivered.entry(), delivered.path());
    }

    void write(Encoder out) {
        out.bytes(peer.encode());
        entry.write(out);
        out.hashes(path);
    }

    static PeerEntry read(Decoder in) {
        var peer = Advertise.decode(in.bytes(MessageType.ADVERTISE.maximumBytes()));
        var entry = ShareEntry.read(in);
        return new PeerEntry(peer, entry, in.hashes(DeliveredShare.LONGEST_PATH));
    }
}
