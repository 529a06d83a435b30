package org.qunli.zone.roster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * An officer's place on a roster. An administrator states post, duties and shifts; the officer may
 * state their own introduction.
 */
public record NewRosterEntry(
        @Schema(examples = "TOWNSHIP_CADRE") Post post,
        @Size(max = 20) @Schema(examples = "[\"MEDICINE\",\"SUPPLIES\"]")
                List<@NotNull Category> duties,
        @Size(max = 50) List<@NotNull @Valid Shift> shifts,
        @Schema(
                        description = "when they introduced themselves in the group",
                        examples = "2026-04-04T02:00:00Z")
                Instant introducedAt,
        @Size(max = 1000)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
                @Schema(examples = "大家好,我是溪美街道林志远,负责药品和物资,电话0595-5550101")
                String introduction) {

    boolean introduces() {
        return introducedAt != null || introduction != null;
    }
}
