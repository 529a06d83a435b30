package org.qunli.zone.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
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

    /** Reads a time of a record, where Jackson alone takes "left out" and null for the same. */
    public static final class Moment extends StdDeserializer<Optional<Instant>> {
        private static final long serialVersionUID = 1;

        Moment() {
            super(Optional.class);
        }

        @Override
        public Optional<Instant> deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return Optional.of(context.readValue(parser, Instant.class));
        }

        @Override
        public Optional<Instant> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
