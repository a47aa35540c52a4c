package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.PostgresSource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The rows of a query on the site's own PostgreSQL: in a session that only reads, a hundred rows at a time, as texts. */
final class PostgresQuery {
    private static final int ROWS_AT_ONCE = 100;

    private PostgresQuery() {}

    /**
     * Opens a query.
     *
     * @throws Unreadable when the database does not answer it, in its words but for the password
     */
    static CellRows open(PostgresSource source, List<String> needed) throws IOException {
        try {
            var connection = DriverManager.getConnection(url(source), settings(source));
            try {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                return rows(connection, source, needed);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Unreadable("the database cannot be read: " + words(e, source));
        }
    }

    /** Nothing secret: drivers write their addresses into messages. */
    private static String url(PostgresSource source) {
        return "jdbc:postgresql://" + source.host() + ":" + source.port() + "/"
                + URLEncoder.encode(source.database(), StandardCharsets.UTF_8);
    }

    private static Properties settings(PostgresSource source) {
        var settings = new Properties();
        settings.setProperty("user", source.user());
        settings.setProperty("password", source.password());
        settings.setProperty("sslmode", source.tls() ? "verify-full" : "disable");
        if (source.tls()) {
            settings.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        settings.setProperty("options", "-c default_transaction_read_only=on");
        settings.setProperty("loginTimeout", "20");
        settings.setProperty("socketTimeout", "600");
        settings.setProperty("ApplicationName", "covalence-connector");
        return settings;
    }

    private static CellRows rows(Connection connection, PostgresSource source, List<String> needed)
            throws SQLException {
        var from = " from (" + source.query() + "\n) as site";
        var names = names(connection, "select *" + from + " limit 0");
        var wanted = needed.stream().map(SqlRows::composed).toList();
        if (!new HashSet<>(names.stream().map(SqlRows::composed).toList()).containsAll(wanted)) {
            connection.close();
            return SqlRows.headerOnly(names);
        }
        var columns = names.stream()
                .filter(name -> wanted.contains(SqlRows.composed(name)))
                .toList();
        var sql = "select "
                + columns.stream()
                        .map(column -> "cast(" + SqlRows.quoted(column) + " as text)")
                        .collect(Collectors.joining(", "))
                + from;
        // Not prepared: operators with a question mark are no parameters.
        var statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        return new SqlRows(
                columns, connection, statement, () -> statement.executeQuery(sql), failure -> words(failure, source));
    }

    private static List<String> names(Connection connection, String none) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(none)) {
            var names = new ArrayList<String>();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                names.add(results.getMetaData().getColumnLabel(i));
            }
            return names;
        }
    }

    private static String words(SQLException failure, PostgresSource source) {
        var said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return source.password().isEmpty() ? said : said.replace(source.password(), "[REDACTED]");
    }
}
