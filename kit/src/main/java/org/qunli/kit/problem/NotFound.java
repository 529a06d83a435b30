package org.qunli.kit.problem;

/** Not there, or not for this caller: the answer is the same. */
public final class NotFound extends Fact {
    private static final long serialVersionUID = 1;

    public NotFound() {
        super(Kind.NOT_FOUND);
    }
}
