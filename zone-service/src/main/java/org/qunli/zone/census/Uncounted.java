package org.qunli.zone.census;

import org.jdbi.v3.core.Handle;

/**
 * Plans for rows that were staged a moment ago, and households that came with the file before:
 * nobody has counted either, and a nested loop over what looks like a few rows never ends.
 */
final class Uncounted {

    private Uncounted() {}

    /** Has the rest of the running transaction join by hashing. */
    static Handle plan(Handle handle) {
        handle.createQuery("select set_config('enable_nestloop', 'off', true)")
                .mapTo(String.class)
                .one();
        return handle;
    }
}
