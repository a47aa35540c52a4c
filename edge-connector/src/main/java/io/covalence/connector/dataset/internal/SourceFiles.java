package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.PostgresSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Opens a site's table by what it is kept in: a query by its file's name, Parquet and JSON lines by how the file begins, anything else as CSV. */
public final class SourceFiles {
    private static final int HEAD = 64;

    /** An object in one line, not a document over many. */
    private static final Pattern JSON_LINE = Pattern.compile("\\A\\s*\\{[ \\t]*[\"}]");

    private SourceFiles() {}

    /**
     * Opens a file.
     *
     * @param needed the plan's columns
     */
    public static CellRows open(Path file, List<String> needed) throws IOException {
        if (PostgresSource.isNamed(file)) {
            return PostgresQuery.open(PostgresSource.read(file), needed);
        }
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PAR1")) {
            return DuckDbFile.open(DuckDbFile.Format.PARQUET, file, needed);
        }
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (JSON_LINE.matcher(text).find() || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return DuckDbFile.open(DuckDbFile.Format.JSON_LINES, file, needed);
        }
        return CsvFile.open(file);
    }
}
