package org.qunli.kit.problem;

/** The path knows other methods. */
public final class MethodNotAllowed extends Fact {
    private static final long serialVersionUID = 1;

    public MethodNotAllowed() {
        super(Kind.METHOD_NOT_ALLOWED);
    }
}
