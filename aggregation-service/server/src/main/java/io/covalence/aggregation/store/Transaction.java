package io.covalence.aggregation.store;

import io.covalence.contract.id.Id;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Parameters may be ids, strings, numbers, booleans, byte arrays, instants, enum constants (by name)
 * and null.
 */
public final class Transaction {
    private final Connection connection;
    private final List<Runnable> last = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    public <T> List<T> list(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            var row = new Row(result);
            while (result.next()) {
                rows.add(mapper.map(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> Optional<T> first(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Runs a statement that changes rows and tells how many. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs an action as the last statements before the commit, after everything that takes row locks. */
    public void last(Runnable action) {
        last.add(action);
    }

    /** Runs an action once the commit has succeeded. */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    void finish() {
        last.forEach(Runnable::run);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, bound(parameters[i]));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object bound(@Nullable Object parameter) {
        return switch (parameter) {
            case null -> null;
            case Id id -> id.value();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Object other -> other;
        };
    }
}
