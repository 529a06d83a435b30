package org.qunli.zone.wire;

import java.util.Optional;
import org.qunli.kit.problem.Invalid;

/**
 * A field of a change, as RFC 7396 reads it: left out (null here) keeps the old value, null (empty
 * here) takes it away.
 */
public final class Merge {

    private Merge() {}

    /** For a field that may be absent. */
    public static <T> T field(Optional<T> given, T old) {
        return given == null ? old : given.orElse(null);
    }

    /**
     * For a field that must stay there.
     *
     * @throws Invalid when it is taken away
     */
    public static <T> T required(String name, Optional<T> given, T old) {
        if (given == null) {
            return old;
        }
        return given.orElseThrow(() -> new Invalid(name, "must-not-be-taken-away"));
    }
}
