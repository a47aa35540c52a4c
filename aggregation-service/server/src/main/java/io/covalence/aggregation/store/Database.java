package io.covalence.aggregation.store;

import io.covalence.contract.id.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short transactions over plain JDBC. Each says for whom it acts: for one tenant, whose rows it then sees and no others, or
 * for the directory, in which it sees ids, leases and the outbox of all tenants and nothing else. What it says ends with the
 * transaction, so nothing leaks through the pool; a connection that says nothing sees no rows.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String STATEMENT_TIMEOUT = "10s";
    private static final String SCOPE = "select set_config('app.tenant', ?, true), set_config('app.scope', ?, true),"
            + " set_config('statement_timeout', ?, true)";

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Runs work that sees the rows of one tenant. */
    public <T> T tenant(TenantId tenantId, Function<Transaction, T> work) {
        return run(tenantId.value(), "", work);
    }

    /** Runs work that sees the rows of one tenant. */
    public void inTenant(TenantId tenantId, Consumer<Transaction> work) {
        run(tenantId.value(), "", transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** Runs work that sees ids and leases of all tenants, and the outbox. */
    public <T> T directory(Function<Transaction, T> work) {
        return run("", "directory", work);
    }

    /** Whether the database answers within two seconds. */
    public boolean answers() {
        try (var connection = source.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            LOG.warn("the database does not answer, SQLSTATE {}", e.getSQLState());
            return false;
        }
    }

    private <T> T run(String tenantId, String scope, Function<Transaction, T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var transaction = new Transaction(connection);
            T value;
            boolean done = false;
            try {
                transaction.list(SCOPE, row -> true, tenantId, scope, STATEMENT_TIMEOUT);
                value = work.apply(transaction);
                transaction.finish();
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    rollback(connection);
                }
                connection.setAutoCommit(true);
            }
            transaction.committed();
            return value;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("a transaction could not be rolled back, SQLSTATE {}", e.getSQLState());
        }
    }
}
