package org.qunli.kit.problem;

/** The caller's role may not do this. */
public final class Forbidden extends Fact {
    private static final long serialVersionUID = 1;

    public Forbidden() {
        super(Kind.FORBIDDEN);
    }
}
