package org.qunli.supervision.deadline;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a clock is about. */
public record About(Kind kind, @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID id) {

    /** The two sorts of matters. */
    @Schema(name = "SubjectKind")
    public enum Kind {
        REQUEST,
        DELIVERY;

        /** The feed that tells of them. */
        public String feed() {
            return this == REQUEST ? "requests" : "notices";
        }
    }

    /** As subjects of events are written: {@code request/<id>}. */
    public String subject() {
        return (kind == Kind.REQUEST ? "request/" : "delivery/") + id;
    }
}
