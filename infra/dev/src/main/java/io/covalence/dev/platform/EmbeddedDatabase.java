package io.covalence.dev.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real PostgreSQL from Maven Central's binaries, with the roles and schemas that the services expect. */
final class EmbeddedDatabase implements AutoCloseable {
    static final String NAME = "postgresql";
    private static final String DATABASE = "covalence";

    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private EmbeddedDatabase(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    static EmbeddedDatabase start(Ports ports, Folders folders, Secrets secrets) {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPort(ports.database())
                    .setDataDirectory(data(folders))
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("listen_addresses", "localhost")
                    .setOutputRedirector(
                            ProcessBuilder.Redirect.appendTo(folders.log(NAME).toFile()))
                    .setErrorRedirector(
                            ProcessBuilder.Redirect.appendTo(folders.log(NAME).toFile()))
                    .start();
            var database = new EmbeddedDatabase(server, process(folders));
            database.bootstrap(folders, secrets);
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new CannotStart("PostgreSQL did not start: see " + folders.log(NAME) + ".", e);
        }
    }

    private void bootstrap(Folders folders, Secrets secrets) throws IOException, SQLException {
        var sql = Files.readString(folders.root().resolve("infra/server/src/main/sql/bootstrap.sql"))
                .replace("${COVALENCE_TENANT_DB_OWNER_PASSWORD}", secrets.tenantOwner())
                .replace("${COVALENCE_TENANT_DB_PASSWORD}", secrets.tenantApp())
                .replace("${COVALENCE_AGGREGATION_DB_OWNER_PASSWORD}", secrets.aggregationOwner())
                .replace("${COVALENCE_AGGREGATION_DB_PASSWORD}", secrets.aggregationApp());
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        try (var connection = server.getDatabase("postgres", DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        requirePasswords(folders);
    }

    /** The server lets everybody in as anybody until now; from here on each role needs its password. */
    private void requirePasswords(Folders folders) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            Files.writeString(
                    data(folders).resolve("pg_hba.conf"), "host " + DATABASE + " all localhost scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Path data(Folders folders) {
        return folders.run().resolve("postgres");
    }

    private static ProcessHandle process(Folders folders) throws IOException {
        try (var lines = Files.lines(data(folders).resolve("postmaster.pid"))) {
            long number = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(number).orElseThrow(() -> new CannotStart("PostgreSQL ended while it started."));
        }
    }

    /** The server's first process. */
    ProcessHandle process() {
        return process;
    }

    static String url(Ports ports, String schema) {
        return "jdbc:postgresql://localhost:" + ports.database() + "/" + DATABASE + "?currentSchema=" + schema;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL did not stop.", e);
        }
    }
}
