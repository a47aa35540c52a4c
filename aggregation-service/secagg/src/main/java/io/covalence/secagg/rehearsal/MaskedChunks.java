package io.covalence.secagg.rehearsal;

import io.covalence.secagg.VectorLayout;

/** Where the masked chunks of a round lie until its sum is opened, as contributions lie at the service. */
public interface MaskedChunks {
    /** Takes over a site's chunk and keeps it. */
    void put(int site, int chunk, byte[] masked);

    /** The chunk that was put; do not change it. */
    byte[] get(int site, int chunk);

    /** Keeps all chunks in memory, for a caller with room for as many vectors as there are sites. */
    static MaskedChunks inMemory(int sites, VectorLayout layout) {
        var held = new byte[sites][layout.chunkCount()][];
        return new MaskedChunks() {
            @Override
            public void put(int site, int chunk, byte[] masked) {
                held[site][chunk] = masked;
            }

            @Override
            public byte[] get(int site, int chunk) {
                return held[site][chunk];
            }
        };
    }
}
