package org.qunli.zone.reorganisation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.boundary.NewBoundary;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.Source;
import org.qunli.zone.wire.Wording;

/**
 * What to do with some zones of one district. SPLIT takes {@code zoneId} and {@code parts}; MERGE
 * takes {@code merged} and either {@code into} or {@code newZone}; REPARENT takes {@code zoneIds}
 * and {@code parentId}.
 */
public record NewReorganisation(
        @NotNull @Schema(examples = "SPLIT") Kind kind,
        @NotNull @Valid Wording reason,
        @Valid Source source,
        @Schema(description = "SPLIT: the zone that is split") UUID zoneId,
        @Schema(description = "SPLIT: what leaves it, each as a zone of its own") @Size(max = 50)
                List<@NotNull @Valid Part> parts,
        @Schema(description = "MERGE: the zones that end") @Size(max = 50)
                List<@NotNull @Valid Merged> merged,
        @Schema(description = "MERGE: the zone that takes them in") UUID into,
        @Schema(description = "MERGE: the zone to make for them, instead of into") @Valid
                Opening newZone,
        @Schema(description = "REPARENT: the zones to put elsewhere") @Size(max = 200)
                List<@NotNull UUID> zoneIds,
        @Schema(description = "REPARENT: where; none takes them out of their parent")
                UUID parentId) {

    /** What is done. */
    public enum Kind {
        SPLIT,
        MERGE,
        REPARENT
    }

    /** A zone to make; what is left out is as in the zone that people come from. */
    @Schema(name = "ZoneOpening")
    public record Opening(
            @NotNull @Valid Wording name,
            @Schema(examples = "CONTROLLED") ControlLevel level,
            @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
            UUID parentId,
            @Schema(
                            description =
                                    "where it lies. Left out, a zone made by a merger gets the union"
                                            + " of those that it is made of, if all of them are"
                                            + " drawn; a split leaves the old zone's as it is drawn")
                    @Valid
                    NewBoundary boundary) {}

    /** What leaves a zone: buildings, single households, and the groups that go with them. */
    @Schema(name = "ZonePart")
    public record Part(
            @NotNull @Valid Opening zone,
            @Size(max = 1_000) @Schema(examples = "[\"8\"]")
                    List<@NotBlank @Size(max = 50) String> buildings,
            @Size(max = 10_000) List<@NotNull UUID> householdIds,
            @Size(max = 100)
                    @Schema(
                            description =
                                    "groups that go with them; whoever stays in a group of the old"
                                            + " zone is still understood there")
                    List<@NotNull UUID> groupIds,
            @Size(max = 1_000)
                    @Schema(description = "who serves the new zone; everyone if left out")
                    List<@NotNull UUID> officerIds,
            @Size(max = 1_000)
                    @Schema(description = "those of them who don't serve the old zone any more")
                    List<@NotNull UUID> leavingIds) {}

    /** A zone that ends. */
    @Schema(name = "MergedZone")
    public record Merged(
            @NotNull UUID zoneId,
            @Size(max = 20)
                    @Schema(
                            description =
                                    "put before its buildings and labels, where two zones have the"
                                            + " same doors",
                            examples = "B-")
                    String buildingPrefix) {}
}
