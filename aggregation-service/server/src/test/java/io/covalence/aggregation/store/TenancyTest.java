package io.covalence.aggregation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenancyTest {
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
            "outbox_reader",
            "chore",
            "connector",
            "charter",
            "charter_signer",
            "log",
            "log_entry",
            "log_node",
            "evidence",
            "accusation",
            "model_memory");

    @TempDir
    Path folder;

    @Test
    void everyTableIsUnderForcedRowLevelSecurity() {
        var database = new Database(new World(folder, 0).pool());
        var forced = database.directory(transaction -> transaction.list(
                "select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'aggregation'"
                        + " and relkind = 'r' and relname <> 'flyway_schema_history' and relrowsecurity"
                        + " and relforcerowsecurity",
                row -> row.text("relname")));
        var all = database.directory(transaction -> transaction.list(
                "select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'aggregation'"
                        + " and relkind = 'r' and relname <> 'flyway_schema_history'",
                row -> row.text("relname")));
        assertThat(forced).containsExactlyInAnyOrderElementsOf(TABLES).hasSameElementsAs(all);
    }

    @Test
    void tenantSeesItsOwnRowsOnly() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        var database = new Database(world.pool());
        assertThat(database.<Long>tenant(order.tenantId(), transaction -> count(transaction, "round")))
                .isEqualTo(1);
        var stranger = world.ids().tenant();
        for (var table : TABLES) {
            assertThat(database.<Long>tenant(stranger, transaction -> count(transaction, table)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void directorySeesIdsLeasesAndTheOutboxOnly() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        var database = new Database(world.pool());
        var visible = TABLES.stream()
                .filter(table -> database.<Long>directory(transaction -> count(transaction, table)) > 0)
                .toList();
        assertThat(visible)
                .containsExactlyInAnyOrder(
                        "run_directory", "membership", "round_work", "outbox", "chore", "charter_signer");
    }

    @Test
    void connectionThatSaysNothingSeesNothing() throws IOException, SQLException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        try (var connection = world.pool().getConnection();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                try (var result = statement.executeQuery("select count(*) from " + table)) {
                    result.next();
                    assertThat(result.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void rowForAnotherTenantCannotBeForged() {
        var world = new World(folder, 0);
        var database = new Database(world.pool());
        var own = world.ids().tenant();
        var other = world.ids().tenant();
        assertThatThrownBy(() -> database.inTenant(
                        own,
                        transaction -> transaction.update(
                                "insert into run_directory (run_id, tenant_id) values ('run_x', ?)", other)))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("database error, SQLSTATE 42501"); // insufficient_privilege, PostgreSQL's appendix A
    }

    @Test
    void workThatFailsLeavesNothingBehind() {
        var world = new World(folder, 0);
        var database = new Database(world.pool());
        var tenant = world.ids().tenant();
        assertThatThrownBy(() -> database.inTenant(tenant, transaction -> {
                    transaction.update("insert into run_directory (run_id, tenant_id) values ('run_x', ?)", tenant);
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.<Long>tenant(tenant, transaction -> count(transaction, "run_directory")))
                .isZero();
        assertThat(world.pool().inUse()).isZero();
    }

    private static long count(Transaction transaction, String table) {
        return transaction
                .first("select count(*) as n from " + table, row -> row.number("n"))
                .orElseThrow();
    }
}
