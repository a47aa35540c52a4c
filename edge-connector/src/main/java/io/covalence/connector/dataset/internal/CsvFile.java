package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file, row by row (RFC 4180, UTF-8 with or without a byte order mark, any line ends). Texts are in Unicode's composed
 * form, so that the same letters are equal however they were typed.
 */
public final class CsvFile implements CellRows {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern NEVER_CLOSED = Pattern.compile("\\(startline (\\d+)\\) EOF reached.*");
    private static final Pattern AFTER_QUOTE = Pattern.compile("Invalid char.* at line: (\\d+).*");

    private static final int HEADER = 1 << 16;

    private final String firstLine;
    private final RecordBound bound;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private CsvFile(String firstLine, RecordBound bound, CSVParser parser) {
        this.firstLine = firstLine;
        this.bound = bound;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens a file whose bytes have been looked at.
     *
     * @throws Unreadable when it is no text in UTF-8
     */
    public static CsvFile open(Path file) throws IOException {
        TextScan.check(file);
        var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        skipMark(reader);
        var format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        var firstLine = peek(reader);
        var bound = new RecordBound(reader);
        return new CsvFile(firstLine, bound, CSVParser.parse(bound, format));
    }

    @Override
    public String firstLine() {
        return firstLine;
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        long line = parser.getCurrentLineNumber() + 1;
        bound.begin();
        try {
            return records.hasNext()
                    ? Optional.of(new TableRow(composed(records.next().toList()), line))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            throw located(Objects.requireNonNull(e.getCause()), line);
        } catch (IllegalStateException e) {
            throw located(new IOException(e.getMessage(), e), line);
        }
    }

    private static void skipMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static String peek(Reader reader) throws IOException {
        reader.mark(HEADER);
        var line = new StringBuilder();
        for (int next = reader.read(); next >= 0 && next != '\r' && next != '\n'; next = reader.read()) {
            if (line.length() == HEADER - 1) {
                break;
            }
            line.append((char) next);
        }
        reader.reset();
        return line.toString();
    }

    private static List<String> composed(List<String> cells) {
        return cells.stream()
                .map(cell -> Normalizer.isNormalized(cell, Normalizer.Form.NFC)
                        ? cell
                        : Normalizer.normalize(cell, Normalizer.Form.NFC))
                .toList();
    }

    private static IOException located(IOException cause, long line) {
        if (cause instanceof RecordBound.TooLong) {
            return new Unreadable("the row that begins in line " + line + " has more than " + RecordBound.MAXIMUM
                    + " characters; probably a quotation mark that opens there is never closed");
        }
        var message = String.valueOf(cause.getMessage());
        var unclosed = NEVER_CLOSED.matcher(message);
        if (unclosed.matches()) {
            return new Unreadable("the quotation mark opened in line " + unclosed.group(1)
                    + " is never closed: take it out, or close it in that line");
        }
        var after = AFTER_QUOTE.matcher(message);
        if (after.matches()) {
            return new Unreadable(
                    "in line " + after.group(1) + " a cell in quotation marks, which begins in line " + line
                            + " or later, goes on after the mark that closes it: inside such a cell every quotation"
                            + " mark is written twice, and none stands astray");
        }
        return new Unreadable("cannot be read near line " + line + ": " + explain(cause));
    }

    /** Why reading failed, in words, without the file's path. */
    public static String explain(IOException failure) {
        var message = failure instanceof Unreadable ? failure.getMessage() : null;
        return message == null ? "reading failed (" + failure.getClass().getSimpleName() + ")" : message;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
