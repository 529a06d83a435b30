package org.qunli.kit.problem;

/** No representation that the caller accepts. */
public final class NotAcceptable extends Fact {
    private static final long serialVersionUID = 1;

    public NotAcceptable() {
        super(Kind.NOT_ACCEPTABLE);
    }
}
