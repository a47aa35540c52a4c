package io.covalence.service.world;

import io.covalence.service.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** PostgreSQL with the roles and schemas of the bootstrap script that every installation runs. */
final class Database {
    private static final String PASSWORD = "covalence-test";

    private final EmbeddedPostgres server;

    Database() {
        try {
            server = EmbeddedPostgres.start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database covalence");
            }
            var script = Files.readString(Path.of("../infra/server/src/main/sql/bootstrap.sql"))
                    .replaceAll("\\$\\{[A-Z_]+}", PASSWORD);
            try (var connection = asSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute(script);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
        var owner = new PGSimpleDataSource();
        owner.setUrl(url());
        owner.setUser("tenant_owner");
        owner.setPassword(PASSWORD);
        bringUpToDate(owner);
    }

    /** As an installation that is older than its program. */
    private void bringUpToDate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:io/covalence/service/migration")
                .defaultSchema("tenant")
                .createSchemas(false)
                .target(OldTenant.SCHEMA)
                .load()
                .migrate();
        try (var connection = asSuperuser()) {
            OldTenant.insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of an older installation cannot be written", e);
        }
        Migrations.migrate(owner);
    }

    PGXADataSource application() {
        var application = new PGXADataSource();
        application.setUrl(url());
        application.setUser("tenant_app");
        application.setPassword(PASSWORD);
        return application;
    }

    /** Sees everything; for what a test could not do or check otherwise. */
    Connection asSuperuser() throws SQLException {
        return server.getDatabase("postgres", "covalence").getConnection();
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/covalence?currentSchema=tenant";
    }
}
