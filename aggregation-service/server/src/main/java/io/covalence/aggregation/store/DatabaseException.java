package io.covalence.aggregation.store;

import java.sql.SQLException;

/** The database did not do what was asked: it cannot be reached, or there is a fault in this service. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseException(SQLException cause) {
        super("database error, SQLSTATE " + cause.getSQLState(), cause);
    }
}
