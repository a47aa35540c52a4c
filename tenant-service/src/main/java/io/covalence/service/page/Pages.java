package io.covalence.service.page;

import io.covalence.contract.Page;
import java.util.List;
import java.util.function.Function;

/** Turns the result of a query into a page. */
public final class Pages {
    /** Most items of one page. */
    public static final int MOST = 200;

    private Pages() {}

    /** Checks a page's size. */
    public static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Cursor.refused("limit", "must be from 1 to " + MOST);
        }
        return limit;
    }

    /**
     * The page's items and where the next one begins.
     *
     * @param rows what the query found, asked for one more than {@code limit}
     */
    public static <E, T> Page<T> of(List<E> rows, int limit, Function<E, Cursor> cursor, Function<E, T> view) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                shown.stream().map(view).toList(),
                rows.size() > limit ? cursor.apply(shown.getLast()).text() : null);
    }
}
