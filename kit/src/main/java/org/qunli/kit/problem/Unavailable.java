package org.qunli.kit.problem;

/** Something needed is away; try again. */
public final class Unavailable extends Fact {
    private static final long serialVersionUID = 1;

    public Unavailable() {
        super(Kind.UNAVAILABLE);
    }
}
