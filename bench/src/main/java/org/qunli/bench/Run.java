package org.qunli.bench;

import java.nio.file.Path;

/**
 * How an experiment is to be run.
 *
 * @param root the checkout
 * @param full in the size of record instead of the small one
 * @param sabotage break the promise on purpose: a drill must then fail
 * @param console told what happens meanwhile
 */
public record Run(Path root, boolean full, boolean sabotage, Console console) {

    /** One of two sizes. */
    public int size(int small, int whenFull) {
        return full ? whenFull : small;
    }
}
