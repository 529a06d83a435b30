package org.qunli.kit.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something true that stands against a call: {@code RequestAlreadyClosed}. Its class name in
 * kebab-case is the slug of the problem; the words come from the bundles under {@code problems/},
 * in Chinese and English, with the arguments as {0}, {1}…
 */
public abstract class Fact extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    private final transient Object[] args;

    protected Fact(Kind kind, Object... args) {
        super(null, null, false, false);
        this.kind = kind;
        this.args = args.clone();
    }

    /** The sort of refusal. */
    public Kind kind() {
        return kind;
    }

    /** What the words need, in order. */
    public Object[] args() {
        return args.clone();
    }

    /** The problem's slug. */
    public String slug() {
        return slugOf(getClass());
    }

    /** The slug that facts of this class have. */
    public static String slugOf(Class<? extends Fact> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Fields that were wrong; empty but for 400. */
    public List<Violation> violations() {
        return List.of();
    }

    /** Further members of the problem document. */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** Further headers of the answer, Retry-After say. */
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public String getMessage() {
        return slug() + " " + Arrays.toString(args);
    }

    /**
     * A wrong field.
     *
     * @param field where in the body or which parameter
     * @param key the words' key under {@code violation.} in the bundles, or null if message is
     *     final
     * @param message words that are final, or null
     * @param args what the words need
     */
    public record Violation(String field, String key, String message, List<Object> args) {}
}
