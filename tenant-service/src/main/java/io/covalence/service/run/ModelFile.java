package io.covalence.service.run;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of a model version's parameters: float32, little-endian.
 *
 * @param sha256 hex digest of the content
 * @param length in bytes, -1 when unknown
 */
public record ModelFile(InputStream content, String sha256, long length) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
