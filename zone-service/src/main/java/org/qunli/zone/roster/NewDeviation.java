package org.qunli.zone.roster;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;

/** A dated exception to enter. */
@Schema(name = "NewRosterException")
public record NewDeviation(
        @NotNull @Schema(examples = "SUBSTITUTION") DeviationKind kind,
        @NotNull @Schema(examples = "2026-04-05T00:00:00Z") Instant from,
        @NotNull @Schema(examples = "2026-04-06T12:00:00Z") Instant to,
        @Schema(
                        description = "who stands in, or takes the delegated matters",
                        examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f")
                UUID otherOfficerId,
        @Size(max = 20) @Schema(description = "what is delegated", examples = "[\"MEDICINE\"]")
                List<@NotNull Category> duties,
        @Size(max = 200)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
                @Schema(
                        description = "read by administrators and the officer only",
                        examples = "参加培训")
                String reason) {

    @Override
    public List<Category> duties() {
        return duties == null ? List.of() : duties;
    }
}
