package org.qunli.zone.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;

/** A dated exception; its reason only for administrators and the officer themselves. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RosterExceptionView")
public record DeviationView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e50") UUID id,
        UUID zoneId,
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID officerId,
        @Schema(examples = "SUBSTITUTION") DeviationKind kind,
        @Schema(examples = "2026-04-05T00:00:00Z") Instant from,
        @Schema(examples = "2026-04-06T12:00:00Z") Instant to,
        UUID otherOfficerId,
        @Schema(examples = "[\"MEDICINE\"]") List<Category> duties,
        @Schema(examples = "参加培训") String reason,
        @Schema(examples = "IN_FORCE") DeviationState state) {

    static DeviationView of(Deviation deviation, boolean withReason) {
        return new DeviationView(
                deviation.id(),
                deviation.zoneId(),
                deviation.officerId(),
                deviation.kind(),
                deviation.startsAt(),
                deviation.endsAt(),
                deviation.otherId(),
                deviation.duties(),
                withReason ? deviation.reason() : null,
                deviation.state());
    }
}
