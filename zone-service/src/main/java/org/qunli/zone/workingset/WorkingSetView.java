package org.qunli.zone.workingset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.roster.DutyCardsView;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.ControlView;
import org.qunli.zone.sealing.Promise;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.vacancy.Gap;
import org.qunli.zone.wire.Wording;

/** All that the caller works with in a zone; what isn't for them is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkingSetView(
        Control zone,
        List<Group> groups,
        DutyCardsView duty,
        @Schema(
                        description =
                                "holes of the roster that hold or begin within a day; a hole that"
                                        + " holds begins with the present hour at the earliest")
                List<Gap> gaps,
        Numbers coverage,
        List<Door> households,
        List<Person> members) {

    /** The zone and what holds in it. */
    @Schema(name = "WorkingZone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Control(
            @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
            @Schema(examples = "350583") String district,
            UUID parentId,
            Wording name,
            @Schema(examples = "SEALED") ControlLevel level,
            @Schema(examples = "ACTIVE") ZoneStatus status,
            @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
            @Schema(examples = "2026-04-03T16:00:00Z") Instant effectiveAt,
            Wording reason,
            @Schema(description = "every word on the lift so far, oldest first")
                    List<Promise> promises,
            @Schema(description = "announced and still to come, soonest first")
                    List<ControlView.Upcoming> upcoming,
            @Schema(description = "when does it end, in sentences") Wording text) {

        static Control of(Zone zone, ControlView answer) {
            return new Control(
                    zone.id(),
                    zone.district(),
                    zone.parentId(),
                    zone.name(),
                    zone.level(),
                    zone.status(),
                    zone.expectedLiftAt(),
                    zone.effectiveAt(),
                    zone.reason(),
                    answer.promises(),
                    answer.upcoming(),
                    answer.text());
        }
    }

    /** A group of the zone; a front-end gets those of its own channels. */
    @Schema(name = "WorkingGroup")
    public record Group(
            UUID bindingId,
            @Schema(examples = "wecom") String channel,
            @Schema(examples = "ww-quanzhou") String tenant,
            @Schema(examples = "wr-ximei-3") String groupId,
            @Schema(examples = "BOT") String forwarding) {}

    /** Who is reached, in numbers. */
    @Schema(name = "WorkingCoverage")
    public record Numbers(
            @Schema(examples = "120") int total,
            @Schema(examples = "117") int reached,
            @Schema(examples = "4") int guests) {}

    /** A household, for those who serve the zone. */
    @Schema(name = "WorkingHousehold")
    public record Door(
            UUID id,
            @Schema(examples = "8") String building,
            @Schema(examples = "1") String unit,
            @Schema(examples = "1203") String room,
            @Schema(examples = "8-1203") String label,
            @Schema(description = "those that the caller may see") List<CareFlag> flags,
            boolean reached) {}

    /** A member; a front-end gets no names, and chat ids of its own channels only. */
    @Schema(name = "WorkingMember")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            UUID id,
            UUID householdId,
            @Schema(examples = "陈先生") String name,
            List<ChatIdentity> chatIds) {}
}
