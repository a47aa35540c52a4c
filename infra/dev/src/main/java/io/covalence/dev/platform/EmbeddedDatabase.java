package io.covalence.dev.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** A real PostgreSQL from Maven Central's binaries, with the roles and schemas that the services expect. */
final class EmbeddedDatabase implements AutoCloseable {
    static final String NAME = "covalence";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(Ports ports, Folders folders, Secrets secrets) {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPort(ports.database())
                    .setDataDirectory(folders.run().resolve("postgres"))
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("listen_addresses", "localhost")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folders.log("postgresql").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            folders.log("postgresql").toFile()))
                    .start();
            var database = new EmbeddedDatabase(server);
            database.bootstrap(folders, secrets);
            return database;
        } catch (IOException | SQLException e) {
            throw new CannotStart("PostgreSQL did not start: see " + folders.log("postgresql") + ".", e);
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
            statement.execute("create database " + NAME);
        }
        try (var connection = server.getDatabase("postgres", NAME).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String url(Ports ports, String schema) {
        return "jdbc:postgresql://localhost:" + ports.database() + "/" + NAME + "?currentSchema=" + schema;
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
