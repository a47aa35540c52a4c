package io.covalence.aggregation.store;

import io.covalence.aggregation.support.TestDatabases;
import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Puts the rows of a running service into tables as they were before version 23 or earlier, less what those could not hold. */
final class EarlierSchema {
    /** Those that other tables refer to come first. */
    private static final List<String> TABLES = List.of(
            "run_directory",
            "membership",
            "run",
            "participant",
            "model_version",
            "round",
            "round_site",
            "message",
            "chunk",
            "round_work",
            "outbox",
            "charter",
            "charter_signer",
            "log",
            "log_entry",
            "log_node",
            "evidence");

    /** What tables had to hold and have no more. */
    private static final Map<String, String> GONE = Map.of("model_version", "{\"velocity_sha256\": \"\"}");

    /** The tables whose rows name the phase of a round, which was CONSISTENCY up to version 22. */
    private static final List<String> WITH_PHASES = List.of("round", "outbox");

    private EarlierSchema() {}

    /**
     * Takes the database of a world away, and gives it one that has been brought up to date from a version before.
     *
     * @param tenantId whose rows the world has
     * @param version of the schema in which the service is to have stopped
     * @return the database that the world now has
     */
    static Database upgrade(World world, TenantId tenantId, String version) throws SQLException {
        var rows = rows(world.pool(), tenantId);
        var earlier = TestDatabases.upTo(version);
        write(earlier, tenantId, rows);
        Migrations.run(earlier.owner());
        world.through(gone -> earlier.working());
        return new Database(earlier.working());
    }

    private static Map<String, List<String>> rows(DataSource source, TenantId tenantId) throws SQLException {
        var rows = new LinkedHashMap<String, List<String>>();
        try (var connection = source.getConnection()) {
            actingFor(connection, tenantId);
            for (var table : TABLES) {
                try (var statement = connection.createStatement();
                        var found = statement.executeQuery("select to_jsonb(t)::text from " + table + " t")) {
                    var texts = new ArrayList<String>();
                    while (found.next()) {
                        texts.add(found.getString(1));
                    }
                    rows.put(table, texts);
                }
            }
        }
        return rows;
    }

    private static void write(Empty earlier, TenantId tenantId, Map<String, List<String>> rows) throws SQLException {
        try (var connection = earlier.working().getConnection()) {
            actingFor(connection, tenantId);
            for (var table : TABLES) {
                try (var insert = connection.prepareStatement("insert into " + table
                        + " select * from jsonb_populate_record(null::" + table + ", ?::jsonb || ?::jsonb)")) {
                    for (var row : rows.getOrDefault(table, List.of())) {
                        insert.setString(1, GONE.getOrDefault(table, "{}"));
                        insert.setString(
                                2, WITH_PHASES.contains(table) ? row.replace("AGREEMENT", "CONSISTENCY") : row);
                        insert.executeUpdate();
                    }
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("select nextval('outbox_sequence') from outbox");
            }
        }
    }

    /** For the whole connection, which goes with its database. */
    private static void actingFor(Connection connection, TenantId tenantId) throws SQLException {
        try (var scope = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
            scope.setString(1, tenantId.value());
            scope.execute();
        }
    }
}
