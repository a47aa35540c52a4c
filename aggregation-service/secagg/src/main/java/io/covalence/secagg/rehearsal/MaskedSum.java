package io.covalence.secagg.rehearsal;

import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.SummedChunk;

/** A round's sum, which is opened a chunk at a time, in any order and as often as it is read. */
public final class MaskedSum {
    private final VectorLayout layout;
    private final int sites;
    private final MaskedChunks masked;
    private final RecoveredMasks masks;

    MaskedSum(VectorLayout layout, int sites, MaskedChunks masked, RecoveredMasks masks) {
        this.layout = layout;
        this.sites = sites;
        this.masked = masked;
        this.masks = masks;
    }

    public VectorLayout layout() {
        return layout;
    }

    /** Sums a chunk and takes the masks out. */
    public SummedChunk open(int chunk) {
        var part = new ChunkSum(layout, chunk);
        for (int site = 0; site < sites; site++) {
            part.add(masked.get(site, chunk));
        }
        return part.unmask(masks);
    }

    /** All limbs. They stand in the last chunks, and no other one is opened for them. */
    public long[] limbs() {
        var limbs = new long[layout.limbs()];
        for (int chunk = layout.chunkCount() - 1; chunk >= 0 && layout.limbCount(chunk) > 0; chunk--) {
            int first = layout.firstLimb(chunk);
            open(chunk).limbs(first, limbs, first, layout.limbCount(chunk));
        }
        return limbs;
    }
}
