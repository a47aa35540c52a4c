package io.covalence.connector.dataset.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A file that DuckDB reads, as rows of texts: the columns that a plan needs, one batch of rows after another. The engine runs in
 * this process with bounded memory; before it sees the file it is told to open no other, to connect to nothing, to load nothing,
 * and that none of this changes any more.
 */
final class DuckDbFile {
    private static final String URL = "jdbc:duckdb:";

    /** What it may read. */
    enum Format {
        PARQUET {
            @Override
            String names() {
                return "select * from read_parquet(?, hive_partitioning = false)";
            }

            @Override
            String rows(List<String> columns) {
                return "select " + columns.stream().map(Format::text).collect(Collectors.joining(", "))
                        + " from read_parquet(?, hive_partitioning = false)";
            }
        },
        JSON_LINES {
            @Override
            String names() {
                // A member that only late lines have is a column too.
                return "select * from read_json(?, format = 'newline_delimited', sample_size = -1,"
                        + " hive_partitioning = false)";
            }

            // Every value as it is written: nothing is taken for a date because it looks like one.
            @Override
            String rows(List<String> columns) {
                return "select " + columns.stream().map(SqlRows::quoted).collect(Collectors.joining(", "))
                        + " from read_json(?, format = 'newline_delimited', hive_partitioning = false, columns = {"
                        + columns.stream()
                                .map(column -> literal(column) + ": 'VARCHAR'")
                                .collect(Collectors.joining(", "))
                        + "})";
            }
        };

        /** Statement that has the names of all columns. */
        abstract String names();

        /** Statement that reads columns. */
        abstract String rows(List<String> columns);

        private static String text(String column) {
            return "cast(" + SqlRows.quoted(column) + " as varchar)";
        }
    }

    private DuckDbFile() {}

    /**
     * Opens a file.
     *
     * @throws Unreadable when DuckDB cannot read it, in its words
     */
    static CellRows open(Format format, Path file, List<String> needed) throws IOException {
        var path = file.toAbsolutePath().toString();
        if (path.chars().anyMatch(c -> "*?[]{}".indexOf(c) >= 0)) {
            throw new Unreadable("its path has one of the characters * ? [ ] { }: rename the file or its folder");
        }
        try {
            var connection = confined(path);
            try {
                return rows(connection, format, path, needed);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Unreadable("it cannot be read: " + words(e, path));
        } catch (LinkageError e) {
            throw new Unreadable(
                    "DuckDB, which reads such files, does not load on this machine: export the table as CSV");
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", "256MB");
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        return settings;
    }

    /** A connection to an engine that can read one file and nothing else. */
    static Connection confined(String path) throws SQLException {
        var connection = DriverManager.getConnection(URL, settings());
        try (var statement = connection.createStatement()) {
            statement.execute("set allowed_paths = [" + literal(path) + "]");
            statement.execute("set enable_external_access = false");
            statement.execute("set lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static CellRows rows(Connection connection, Format format, String path, List<String> needed)
            throws SQLException {
        var names = names(connection, format, path);
        // What is not there is said from the header, and no row is read.
        if (!new HashSet<>(names.stream().map(SqlRows::composed).toList()).containsAll(composed(needed))) {
            connection.close();
            return SqlRows.headerOnly(names);
        }
        var wanted = composed(needed);
        var columns = names.stream()
                .filter(name -> wanted.contains(SqlRows.composed(name)))
                .toList();
        var statement = connection.prepareStatement(format.rows(columns));
        statement.setString(1, path);
        return new SqlRows(columns, connection, statement, statement::executeQuery, failure -> words(failure, path));
    }

    private static List<String> composed(List<String> names) {
        return names.stream().map(SqlRows::composed).toList();
    }

    private static List<String> names(Connection connection, Format format, String path) throws SQLException {
        try (var statement = connection.prepareStatement(format.names() + " limit 0")) {
            statement.setString(1, path);
            try (var none = statement.executeQuery()) {
                var names = new ArrayList<String>();
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    names.add(none.getMetaData().getColumnName(i));
                }
                return names;
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The first line of what DuckDB says, without the file's path. */
    private static String words(SQLException failure, String path) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replace(path, "the file");
    }
}
