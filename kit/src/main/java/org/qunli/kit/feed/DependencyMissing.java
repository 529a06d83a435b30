package org.qunli.kit.feed;

/** An event refers to something that another feed has yet to bring: it is held and tried again. */
public final class DependencyMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is missing, e.g. {@code zone/<id>}. */
    public DependencyMissing(String subject) {
        super(subject, null, false, false);
    }
}
