package org.qunli.kit.problem;

/** No token, or one that isn't valid. */
public final class Unauthenticated extends Fact {
    private static final long serialVersionUID = 1;

    public Unauthenticated() {
        super(Kind.UNAUTHENTICATED);
    }
}
