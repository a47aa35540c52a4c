package io.covalence.secagg.client;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.message.MaskedHeader;
import java.util.List;

/** M5: what a site uploads. It is uniformly random to everybody without the masks, so it may be stored and sent again. */
public final class MaskedVector {
    private final MaskedHeader header;
    private final List<ByteString> chunkDigests;
    private final byte[][] chunks;

    MaskedVector(MaskedHeader header, List<ByteString> chunkDigests, byte[][] chunks) {
        this.header = header;
        this.chunkDigests = List.copyOf(chunkDigests);
        this.chunks = chunks;
    }

    public MaskedHeader header() {
        return header;
    }

    public int chunkCount() {
        return chunks.length;
    }

    /** The bytes of a chunk, not a copy; do not change them. */
    public byte[] chunk(int index) {
        return chunks[index];
    }

    /** SHA-256 of each chunk, in order; {@link MaskedHeader#chunkRoot()} is the root over them. */
    public List<ByteString> chunkDigests() {
        return chunkDigests;
    }
}
