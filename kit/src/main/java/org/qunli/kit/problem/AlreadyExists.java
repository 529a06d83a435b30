package org.qunli.kit.problem;

/** Another row holds what must be unique. */
public final class AlreadyExists extends Fact {
    private static final long serialVersionUID = 1;

    public AlreadyExists() {
        super(Kind.CONFLICT);
    }
}
