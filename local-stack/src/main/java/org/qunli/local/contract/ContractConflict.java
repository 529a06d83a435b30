package org.qunli.local.contract;

/** Two services mean different things by one name; says where. */
public final class ContractConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContractConflict(String pointer, String between) {
        super("at " + pointer + ": " + between);
    }
}
