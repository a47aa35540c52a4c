package io.covalence.service.world;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** What the application server's pool does: one pooled connection for a transaction, enlisted in it. */
final class TransactionalSource implements DataSource {
    private final XADataSource source;
    private final TransactionManager transactions;
    private final Deque<XAConnection> idle = new ArrayDeque<>();

    TransactionalSource(XADataSource source, TransactionManager transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            var transaction = transactions.getTransaction();
            if (transaction == null || transaction.getStatus() != Status.STATUS_ACTIVE) {
                return source.getXAConnection().getConnection();
            }
            var connection = take();
            transaction.enlistResource(connection.getXAResource());
            transaction.registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    give(connection);
                }
            });
            return connection.getConnection();
        } catch (SystemException | RollbackException e) {
            throw new SQLException(e);
        }
    }

    private synchronized XAConnection take() throws SQLException {
        var pooled = idle.poll();
        return pooled == null ? source.getXAConnection() : pooled;
    }

    private synchronized void give(XAConnection connection) {
        idle.push(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the pool knows its own user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
