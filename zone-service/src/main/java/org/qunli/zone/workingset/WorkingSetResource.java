package org.qunli.zone.workingset;

import io.quarkus.vertx.http.Compressed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareSight;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.roster.DutyCardResource;
import org.qunli.zone.roster.DutyCardsView;
import org.qunli.zone.sealing.ControlAnswers;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.vacancy.Gap;
import org.qunli.zone.vacancy.Gaps;

/** A zone's working set over HTTP. */
@Path("/v1/zones/{zoneId}/working-set")
@Tag(
        name = "Zones",
        description = "Sealed zones: their life, borders and all that one works with there")
public class WorkingSetResource {

    private final WorkingRows rows;
    private final DutyCardResource dutyCards;
    private final DistrictCare care;
    private final CareSight sight;
    private final ZoneReach reach;
    private final Caller caller;
    private final ControlAnswers answers;
    private final Gaps gaps;
    private final Clock clock;

    WorkingSetResource(
            WorkingRows rows,
            DutyCardResource dutyCards,
            DistrictCare care,
            CareSight sight,
            ZoneReach reach,
            Caller caller,
            ControlAnswers answers,
            Gaps gaps,
            Clock clock) {
        this.rows = rows;
        this.dutyCards = dutyCards;
        this.care = care;
        this.sight = sight;
        this.reach = reach;
        this.caller = caller;
        this.answers = answers;
        this.gaps = gaps;
        this.clock = clock;
    }

    @GET
    @Compressed
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD,
        Roles.FRONTEND,
        Roles.RESIDENT
    })
    @Operation(
            operationId = "getWorkingSet",
            summary = "All that one works with in a zone, in one answer",
            description =
                    "Control with what was promised and is announced, groups, duty cards with who is on"
                            + " duty, holes of the roster, coverage, households and members:"
                            + " each part as far as the single operations show it to the caller, the"
                            + " others are left out. Send the ETag back as If-None-Match: 304 until"
                            + " something shown changes.")
    @APIResponseSchema(
            value = WorkingSetView.class,
            responseCode = "200",
            responseDescription = "OK")
    @APIResponse(responseCode = "304", description = "As it was")
    public RestResponse<WorkingSetView> get(@RestPath UUID zoneId, @Context Request request) {
        Zone zone = reach.require(zoneId);
        boolean serves = caller.is(Roles.ADMIN) || caller.is(Roles.OFFICER) && reach.serves(zoneId);
        boolean front = !serves && caller.is(Roles.FRONTEND);
        Set<CareFlag> visible =
                serves
                        ? sight.in(zoneId, care.of(zone.district()))
                        : EnumSet.noneOf(CareFlag.class);

        WorkingSetView small = small(zone, serves, front);
        // Before the rows are read: a change in between shows in the rows and moves the next tag.
        EntityTag tag =
                tag(
                        Json.write(small)
                                + (serves || front ? rows.mark(zoneId) : "")
                                + visible
                                + serves
                                + (front ? caller.channels().stream().sorted().toList() : ""));
        if (request.evaluatePreconditions(tag) != null) {
            return RestResponse.ResponseBuilder.<WorkingSetView>create(
                            RestResponse.Status.NOT_MODIFIED)
                    .tag(tag)
                    .build();
        }
        WorkingSetView whole =
                new WorkingSetView(
                        small.zone(),
                        small.groups(),
                        small.duty(),
                        small.gaps(),
                        small.coverage(),
                        serves ? rows.households(zoneId, visible) : null,
                        serves || front
                                ? rows.members(zoneId, serves ? null : caller.channels())
                                : null);
        return RestResponse.ResponseBuilder.ok(whole).tag(tag).build();
    }

    /** The parts of a few rows each. */
    private WorkingSetView small(Zone zone, boolean serves, boolean front) {
        boolean oversees =
                serves
                        || caller.is(Roles.SUPERVISOR)
                        || caller.is(Roles.SUPERVISION_LEAD)
                        || caller.is(Roles.DASHBOARD);
        boolean binds = caller.is(Roles.ADMIN) || front;
        return new WorkingSetView(
                WorkingSetView.Control.of(zone, answers.of(zone)),
                binds ? rows.groups(zone.id(), front ? caller.channels() : null) : null,
                duty(zone.id()),
                gaps(zone),
                oversees ? rows.coverage(zone.id()) : null,
                null,
                null);
    }

    /** From the full hour: a hole that holds doesn't move the tag from moment to moment. */
    private List<Gap> gaps(Zone zone) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return gaps.seen(zone, hour, hour.plus(Duration.ofDays(1))).stream()
                .filter(gap -> gap.to().isAfter(now))
                .toList();
    }

    private DutyCardsView duty(UUID zone) {
        boolean dashboardOnly =
                caller.is(Roles.DASHBOARD)
                        && !caller.is(Roles.ADMIN)
                        && !caller.is(Roles.FRONTEND)
                        && !caller.is(Roles.SUPERVISOR)
                        && !caller.is(Roles.SUPERVISION_LEAD)
                        && caller.person().isEmpty();
        return dashboardOnly ? null : dutyCards.get(zone, null).getEntity();
    }

    private static EntityTag tag(String of) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(of.getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 12), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
