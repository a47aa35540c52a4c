package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.util.Optional;

/** A site's table as rows of text cells, from any source; the first row is the header. */
public interface CellRows extends AutoCloseable {
    /** The next row, an empty one too, or nothing at the end. */
    Optional<TableRow> next() throws IOException;

    /** The beginning of a file up to the first line end, as text; empty where the source is no text. */
    default String firstLine() {
        return "";
    }

    @Override
    void close() throws IOException;
}
