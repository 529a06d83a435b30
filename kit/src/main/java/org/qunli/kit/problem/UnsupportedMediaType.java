package org.qunli.kit.problem;

/** A body of another media type. */
public final class UnsupportedMediaType extends Fact {
    private static final long serialVersionUID = 1;

    public UnsupportedMediaType() {
        super(Kind.UNSUPPORTED_MEDIA);
    }
}
