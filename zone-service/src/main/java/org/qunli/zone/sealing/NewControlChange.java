package org.qunli.zone.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Merge;
import org.qunli.zone.wire.Wording;

/**
 * A change of control to announce. What is left out stays as it is; at least one is needed. As it
 * was asked for, it is written again: null apart from left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewControlChange(
        @Schema(examples = "CONTROLLED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @JsonDeserialize(using = Merge.Moment.class)
                @Schema(
                        description = "null takes it back: nobody can say any more",
                        examples = "2026-04-12T00:00:00Z")
                Optional<Instant> expectedLiftAt,
        @NotNull @Valid Wording reason,
        @Schema(
                        description = "now if left out; the future is applied when it comes",
                        examples = "2026-04-08T00:00:00Z")
                Instant effectiveAt,
        @Valid Source source) {

    boolean changesNothing() {
        return level == null && status == null && expectedLiftAt == null;
    }

    /** The new expected lift; null where none is told, or it is taken back. */
    Instant lift() {
        return Merge.field(expectedLiftAt, null);
    }

    boolean takesLiftBack() {
        return expectedLiftAt != null && expectedLiftAt.isEmpty();
    }
}
