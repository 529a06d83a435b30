package org.qunli.kit.problem;

/** The body or a parameter can't be read. */
public final class Malformed extends Fact {
    private static final long serialVersionUID = 1;

    public Malformed() {
        super(Kind.INVALID);
    }
}
