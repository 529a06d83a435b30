package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Rows turned into one array for each column, for {@code unnest}: ten thousand rows of JSON take
 * PostgreSQL longer to read than to store.
 */
final class Columns {

    private Columns() {}

    static <R, T> T[] of(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** As texts, to be cast to {@code timestamptz[]}. */
    static <R> String[] times(List<R> rows, Function<R, Instant> value) {
        return rows.stream()
                .map(value)
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new);
    }
}
