package io.covalence.secagg.rehearsal;

import io.covalence.secagg.VectorLayout;

/** Where the masked chunks of a round lie until its sum is opened, as contributions lie at the service. */
public interface MaskedChunks {
    /** Keeps a site's chunk, which is the keeper's from here on. */
    void put(int site, int chunk, byte[] masked);

    /** The chunk that was put: not to be changed. */
    byte[] get(int site, int chunk);

    /** All of them in memory, for who has room for as many vectors as there are sites. */
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
