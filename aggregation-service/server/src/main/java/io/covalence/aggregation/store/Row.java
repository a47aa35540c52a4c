package io.covalence.aggregation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One row of a result. Columns are named as in the query; those read here are not null unless said. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row);
    }

    public String text(String column) {
        return require(column, optionalText(column));
    }

    public @Nullable String optionalText(String column) {
        return read(() -> result.getString(column));
    }

    public byte[] bytes(String column) {
        return require(column, optionalBytes(column));
    }

    public byte @Nullable [] optionalBytes(String column) {
        return read(() -> result.getBytes(column));
    }

    public int integer(String column) {
        return require(column, read(() -> result.getInt(column)));
    }

    public @Nullable Integer optionalInteger(String column) {
        return read(() -> result.getObject(column, Integer.class));
    }

    public long number(String column) {
        return require(column, read(() -> result.getLong(column)));
    }

    public double real(String column) {
        return require(column, read(() -> result.getDouble(column)));
    }

    public boolean flag(String column) {
        return require(column, read(() -> result.getBoolean(column)));
    }

    public Instant instant(String column) {
        return require(column, optionalInstant(column));
    }

    public @Nullable Instant optionalInstant(String column) {
        @Nullable OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    private static <T> T require(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }

    private interface Reading<T> {
        @Nullable
        T get() throws SQLException;
    }

    private static <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.get();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
