package io.covalence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChunkFilesTest {
    /** Of 8 MiB and a few bytes. */
    private static final VectorLayout LAYOUT = new VectorLayout((8 << 20) / 4, RingWidth.BITS_32, 3);

    @Test
    void chunksOfEachSiteComeBackWhole() {
        try (var files = new ChunkFiles(LAYOUT)) {
            for (int site = 1; site >= 0; site--) {
                for (int chunk = 0; chunk < 3; chunk++) {
                    files.put(site, chunk, filled(site, chunk));
                }
            }
            for (int site = 0; site < 2; site++) {
                for (int chunk = 0; chunk < 3; chunk++) {
                    assertThat(files.get(site, chunk)).isEqualTo(filled(site, chunk));
                }
            }
            assertThatThrownBy(() -> files.get(2, 0)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] filled(int site, int chunk) {
        var bytes = new byte[LAYOUT.chunkLength(chunk)];
        Arrays.fill(bytes, (byte) (10 * site + chunk));
        return bytes;
    }
}
