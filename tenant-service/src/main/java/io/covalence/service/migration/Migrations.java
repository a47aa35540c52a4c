package io.covalence.service.migration;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the schema. Exactly one module calls it, with a data source of the schema's owner; it needs Flyway. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing; waits while another server does; returns how many scripts were applied. */
    public static int migrate(DataSource owner) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:io/covalence/service/migration")
                .defaultSchema("tenant")
                .createSchemas(false)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
