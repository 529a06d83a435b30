package org.qunli.kit.problem;

import java.util.List;

/** A field that bean validation can't judge is wrong. */
public final class Invalid extends Fact {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /**
     * One wrong field.
     *
     * @param field where, e.g. {@code shifts[0].from}
     * @param messageKey the words, under {@code violation.<key>}
     */
    public Invalid(String field, String messageKey, Object... args) {
        this(List.of(new Violation(field, messageKey, null, List.of(args))));
    }

    /** Several wrong fields. */
    public Invalid(List<Violation> violations) {
        super(Kind.INVALID);
        this.violations = List.copyOf(violations);
    }

    @Override
    public List<Violation> violations() {
        return violations;
    }
}
