package io.covalence.connector.dataset.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, row by row (RFC 4180, UTF-8 with or without a byte order mark, blank lines ignored). */
public final class Table implements AutoCloseable {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private Table(CSVParser parser) {
        this.parser = parser;
        this.records = parser.iterator();
    }

    public static Table open(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
        var format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        return new Table(CSVParser.parse(reader, format));
    }

    /** The first line; refused when there is none. */
    public List<String> header() throws IOException {
        var cells = next().orElseThrow(() -> new Unreadable("the file is empty"));
        var first = cells.getFirst();
        return first.startsWith("\uFEFF") ? withFirst(first.substring(1), cells) : cells;
    }

    /** The next row, or nothing at the end. */
    public Optional<List<String>> next() throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next().toList()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw located(Objects.requireNonNull(e.getCause()));
        } catch (IllegalStateException e) {
            throw located(new IOException(e.getMessage(), e));
        }
    }

    private IOException located(IOException cause) {
        return new Unreadable(
                "cannot be read near line " + (parser.getCurrentLineNumber() + 1) + ": " + explain(cause));
    }

    /** Why reading failed, in words, without the file's path. */
    public static String explain(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static List<String> withFirst(String first, List<String> cells) {
        var changed = new ArrayList<>(cells);
        changed.set(0, first);
        return List.copyOf(changed);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
