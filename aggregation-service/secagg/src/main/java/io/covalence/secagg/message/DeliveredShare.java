package io.covalence.secagg.message;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.MessageType;
import io.covalence.secagg.merkle.MerkleProofs;
import io.covalence.secagg.merkle.MerkleTree;
import java.util.List;

/**
 * What one dealer dealt to one holder, with the proof that its signed header covers it.
 *
 * @param path of the entry's leaf in the dealer's tree
 */
public record DeliveredShare(SharesHeader header, ShareEntry entry, List<ByteString> path) {
    /** Nodes on a path in a tree of 255 leaves. */
    public static final int LONGEST_PATH = 8;

    public DeliveredShare {
        path = List.copyOf(path);
    }

    /**
     * Cuts a delivery out of what the service keeps of an M3.
     *
     * @param leafHashes of the dealer's whole tree, see {@link Shares#leafHashes}
     * @param place of the holder in the roster, from 0
     */
    public static DeliveredShare of(SharesHeader header, ShareEntry entry, List<ByteString> leafHashes, int place) {
        return new DeliveredShare(header, entry, MerkleTree.inclusionPath(leafHashes, place));
    }

    public SiteId dealer() {
        return header.site();
    }

    /**
     * Whether the entry is the one which the signed header covers for a holder.
     *
     * @param place of the holder in the roster, from 0
     * @param size of the roster
     */
    public boolean isFor(SiteId holder, int place, int size) {
        var leaf = entry.leafHash(header.session(), header.site(), holder);
        return MerkleProofs.verifyInclusion(leaf, place, size, path, header.entriesRoot());
    }

    /**
     * Requires that {@link #isFor} holds.
     *
     * @throws ProtocolViolation (MALFORMED) otherwise, blaming nobody: whoever carried it may have changed it
     */
    public void requireFor(SiteId holder, int place, int size) {
        if (!isFor(holder, place, size)) {
            throw ProtocolViolation.malformed(
                    "what site " + header.site() + " dealt to site " + holder + " is not what its header covers");
        }
    }

    public void write(Encoder out) {
        out.bytes(header.encode());
        entry.write(out);
        out.hashes(path);
    }

    public static DeliveredShare read(Decoder in) {
        var header = SharesHeader.decode(in.bytes(MessageType.SHARES_HEADER.maximumBytes()));
        var entry = ShareEntry.read(in);
        return new DeliveredShare(header, entry, in.hashes(LONGEST_PATH));
    }
}
