package io.covalence.aggregation.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, as its owner. Replicas that start together wait for each other. */
public final class Migrations {
    private Migrations() {}

    /**
     * Migrates and tells how many steps that took.
     *
     * @param owner connects as the schema's owner, with the schema as its current one
     */
    public static int run(DataSource owner) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/aggregation")
                .schemas("aggregation")
                .createSchemas(false)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
