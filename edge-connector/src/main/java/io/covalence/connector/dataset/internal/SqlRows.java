package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a query as texts, batch after batch; its columns' names are the header. A value that is not there is an empty cell. */
final class SqlRows implements CellRows {
    /** As of a CSV file. */
    private static final int LARGEST_ROW = 1 << 20;

    private final List<String> columns;
    private final Connection connection;
    private final Statement statement;
    private final Query query;
    private final Function<SQLException, String> words;
    private @Nullable ResultSet results;
    private boolean header = true;

    /** Executes a statement. */
    interface Query {
        ResultSet execute() throws SQLException;
    }

    /**
     * Executes nothing before the first row is asked for. Closes what it is given.
     *
     * @param words what is told of a failure
     */
    SqlRows(
            List<String> columns,
            Connection connection,
            Statement statement,
            Query query,
            Function<SQLException, String> words) {
        this.columns = List.copyOf(columns);
        this.connection = connection;
        this.statement = statement;
        this.query = query;
        this.words = words;
    }

    /** A table of which no row is worth reading. */
    static CellRows headerOnly(List<String> columns) {
        var rows = List.of(new TableRow(columns.stream().map(SqlRows::composed).toList(), 0))
                .iterator();
        return new CellRows() {
            @Override
            public Optional<TableRow> next() {
                return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        if (header) {
            header = false;
            return Optional.of(
                    new TableRow(columns.stream().map(SqlRows::composed).toList(), 0));
        }
        try {
            if (results == null) {
                results = query.execute();
            }
            return results.next() ? Optional.of(row(results)) : Optional.empty();
        } catch (SQLException e) {
            throw new Unreadable("it cannot be read to its end: " + words.apply(e));
        }
    }

    private TableRow row(ResultSet results) throws SQLException, IOException {
        var cells = new ArrayList<String>(columns.size());
        long characters = 0;
        for (int i = 1; i <= columns.size(); i++) {
            var text = results.getString(i);
            characters += text == null ? 0 : text.length();
            if (characters > LARGEST_ROW) {
                throw new Unreadable(
                        "a row has more than " + LARGEST_ROW + " characters in the columns that are needed");
            }
            cells.add(text == null ? "" : composed(text));
        }
        return new TableRow(cells, 0);
    }

    static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A name as SQL writes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        try (connection;
                statement) {
            if (results != null) {
                results.close();
            }
        } catch (SQLException e) {
            throw new Unreadable("it cannot be closed: " + words.apply(e));
        }
    }
}
