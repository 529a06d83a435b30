package org.qunli.zone.reorganisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.sealing.Source;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.wire.Wording;

/** What was done, or with a dry run would be done, to some zones. Never changed. */
@Schema(name = "Reorganisation")
public record Reorganisation(
        @Schema(description = "none of a dry run") UUID id,
        @Schema(examples = "350583") String district,
        @Schema(examples = "SPLIT") NewReorganisation.Kind kind,
        @Schema(examples = "2026-04-06T02:00:00Z") Instant at,
        Wording reason,
        Source source,
        @Schema(examples = "admin-nanan") String announcedBy,
        List<Step> steps) {

    /** What goes from one zone to another, in numbers; a re-parented zone goes nowhere itself. */
    @Schema(name = "ReorganisationStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            UUID fromZone,
            @Schema(description = "none where a dry run would open it") UUID toZone,
            @Schema(description = "the zone that it opens") Wording opens,
            @Schema(description = "the zone that they leave ends", examples = "false") boolean ends,
            @Schema(examples = "96") int households,
            @Schema(examples = "251") long members,
            @Schema(examples = "1") int groups,
            @Schema(description = "who serve the zone that they go to", examples = "7")
                    int officers,
            @Schema(description = "those who don't serve the old one any more", examples = "0")
                    int leaving) {}

    static Reorganisation of(
            UUID id,
            NewReorganisation wanted,
            Draft draft,
            List<Move> moves,
            String by,
            Instant now) {
        List<Step> steps = new ArrayList<>();
        for (Move move : moves) {
            steps.add(
                    new Step(
                            move.from(),
                            move.to(),
                            move.opening() == null ? null : move.opening().name(),
                            move.whole(),
                            move.households().size(),
                            move.members(),
                            move.groups().size(),
                            move.officers().size(),
                            move.leaving().size()));
        }
        for (Zone zone : draft.reparented()) {
            steps.add(new Step(zone.id(), draft.parent(), null, false, 0, 0, 0, 0, 0));
        }
        return new Reorganisation(
                id,
                draft.district(),
                wanted.kind(),
                now,
                wanted.reason(),
                wanted.source(),
                by,
                steps);
    }
}
