package org.qunli.zone.household;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A visit to enter. */
public record NewCheckIn(
        @Schema(
                        description = "when, by default now; not in the future",
                        examples = "2026-04-04T01:30:00Z")
                Instant at,
        @NotNull @Schema(examples = "FINE") CheckInOutcome outcome,
        @Size(max = 1000)
                @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
                @Schema(
                        description = "personal: told to services only, and erasable",
                        examples = "血压正常,药够一周")
                String note) {}
