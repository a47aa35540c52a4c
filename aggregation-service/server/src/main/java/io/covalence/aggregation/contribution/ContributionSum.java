package io.covalence.aggregation.contribution;

import io.covalence.aggregation.round.Round;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.ChunkSum;
import io.covalence.secagg.server.RecoveredMasks;
import io.covalence.secagg.server.SummedChunk;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The sum of a round's contributions, opened a chunk at a time, in any order and by several threads. Each call holds two
 * chunks, whatever the number of sites.
 */
public final class ContributionSum {
    private final ContributionStore contributions;
    private final Round round;
    private final VectorLayout layout;
    private final Map<SiteId, List<StoredChunk>> chunks;
    private final RecoveredMasks masks;

    ContributionSum(
            ContributionStore contributions,
            Round round,
            VectorLayout layout,
            Map<SiteId, List<StoredChunk>> chunks,
            RecoveredMasks masks) {
        this.contributions = contributions;
        this.round = round;
        this.layout = layout;
        this.chunks = chunks;
        this.masks = masks;
    }

    public VectorLayout layout() {
        return layout;
    }

    /**
     * The plain sum of one chunk.
     *
     * @throws io.covalence.secagg.ProtocolViolation (OUT_OF_RANGE) when a mask is seen to be left in the sum
     * @throws IOException when a file is missing or has been changed
     */
    public SummedChunk open(int chunk) throws IOException {
        var sum = new ChunkSum(layout, chunk);
        var masked = new byte[layout.chunkLength(chunk)];
        for (var site : chunks.entrySet()) {
            contributions.read(round, site.getKey(), chunk, site.getValue().get(chunk), masked);
            sum.add(masked);
        }
        return sum.unmask(masks);
    }
}
