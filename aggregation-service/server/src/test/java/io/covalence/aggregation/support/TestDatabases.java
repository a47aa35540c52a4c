package io.covalence.aggregation.support;

import io.covalence.aggregation.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests, with the roles of every installation; each test has a migrated database of its own. */
public final class TestDatabases {
    private static final Path BOOTSTRAP = Path.of("..", "..", "infra", "server", "src", "main", "sql", "bootstrap.sql");
    private static final String TEMPLATE = "covalence";
    private static final String EMPTY = "covalence_empty";
    private static final String PASSWORD = "test";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "60")
                        .start();
                execute(server.getPostgresDatabase(), "create database " + TEMPLATE);
                execute(server.getDatabase("postgres", TEMPLATE), bootstrap());
                execute(server.getPostgresDatabase(), "create database " + EMPTY + " template " + TEMPLATE);
                Migrations.run(source(server, TEMPLATE, "aggregation_owner"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String bootstrap() throws IOException {
            return Pattern.compile("\\$\\{[A-Z_]+}")
                    .matcher(Files.readString(BOOTSTRAP))
                    .replaceAll(PASSWORD);
        }
    }

    /** A new database, seen by the role that owns nothing, in place of the one before. */
    public static DataSource fresh() {
        return new TestPool(source(Server.RUNNING, create(TEMPLATE), "aggregation_app"));
    }

    /**
     * A database without rows.
     *
     * @param owner migrates it
     * @param working the role that owns nothing
     */
    public record Empty(DataSource owner, TestPool working) {}

    /** A new database without tables, in place of the one before. */
    public static Empty empty() {
        var name = create(EMPTY);
        return new Empty(
                source(Server.RUNNING, name, "aggregation_owner"),
                new TestPool(source(Server.RUNNING, name, "aggregation_app")));
    }

    /** A new database with the tables of a version of the schema, in place of the one before. */
    public static Empty upTo(String version) {
        var empty = empty();
        Flyway.configure()
                .dataSource(empty.owner())
                .locations("classpath:db/aggregation")
                .schemas("aggregation")
                .createSchemas(false)
                .target(version)
                .load()
                .migrate();
        return empty;
    }

    private static String create(String template) {
        int number = NUMBER.incrementAndGet();
        var name = "test_" + number;
        execute(Server.RUNNING.getPostgresDatabase(), "drop database if exists test_" + (number - 1) + " with (force)");
        execute(Server.RUNNING.getPostgresDatabase(), "create database " + name + " template " + template);
        return name;
    }

    private static DataSource source(EmbeddedPostgres server, String database, String role) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(PASSWORD);
        source.setCurrentSchema("aggregation");
        return source;
    }

    private static void execute(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
