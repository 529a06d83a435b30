package org.qunli.kit.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the cursor of the next part, or null at the end
 */
public record Page<T>(List<T> items, String next) {

    /** The same page of something made from each item. */
    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), next);
    }
}
