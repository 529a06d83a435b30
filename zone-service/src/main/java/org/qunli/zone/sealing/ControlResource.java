package org.qunli.zone.sealing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.district.Districts;

/** A zone's control over HTTP. That a zone is closed, how and until when, is public. */
@Path("/v1/zones/{zoneId}/control")
@Tag(name = "control")
public class ControlResource {

    private static final Logger LOG = Logger.getLogger(ControlResource.class);

    private final Zones zones;
    private final ControlChanges changes;
    private final ControlChanger changer;
    private final ZoneReach reach;
    private final Districts districts;
    private final Caller caller;
    private final Clock clock;
    private final EventFeed feed;
    private final ZoneEvents events;
    private final Cursors cursors;

    ControlResource(
            Zones zones,
            ControlChanges changes,
            ControlChanger changer,
            ZoneReach reach,
            Districts districts,
            Caller caller,
            Clock clock,
            EventFeed feed,
            ZoneEvents events,
            Cursors cursors) {
        this.zones = zones;
        this.changes = changes;
        this.changer = changer;
        this.reach = reach;
        this.districts = districts;
        this.caller = caller;
        this.clock = clock;
        this.feed = feed;
        this.events = events;
        this.cursors = cursors;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getControl", summary = "How a zone is closed, and until when")
    public ControlView get(@RestPath UUID zoneId) {
        Zone zone = zones.findByIdOptional(zoneId).orElseThrow(NotFound::new);
        return new ControlAnswer(zone, districts.require(zone.district()).timeZone()).view();
    }

    @GET
    @Path("/changes")
    @PermitAll
    @Operation(
            operationId = "listControlChanges",
            summary = "How a zone's control changed, newest first")
    public Page<ControlChangeView> list(@RestPath UUID zoneId, @BeanParam @Valid PageQuery query) {
        Zone zone = zones.findByIdOptional(zoneId).orElseThrow(NotFound::new);
        boolean forAdmin = caller.is(Roles.ADMIN) && caller.reachesZone(zone.district(), zone.id());
        Set<ControlChange.State> seen =
                forAdmin
                        ? EnumSet.allOf(ControlChange.State.class)
                        : EnumSet.of(ControlChange.State.APPLIED);
        List<ControlChangeView> rows =
                changes
                        .of(
                                zoneId,
                                seen,
                                query.after(cursors, "control-changes/" + zoneId)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1)
                        .stream()
                        .map(change -> ControlChangeView.of(change, forAdmin))
                        .toList();
        return cursors.page(
                "control-changes/" + zoneId,
                rows,
                query.limit(),
                row -> List.of(row.id().toString()));
    }

    @POST
    @Path("/changes")
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            operationId = "announceControlChange",
            summary = "Change a zone's control, now or later")
    @APIResponseSchema(
            value = ControlChangeView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<ControlChangeView> announce(
            @RestPath UUID zoneId, @NotNull @Valid NewControlChange wanted) {
        Zone zone = reach.requireLocked(zoneId);
        Instant now = clock.instant();
        if (wanted.changesNothing()) {
            throw new Invalid("level", "changes-nothing");
        }
        // What was announced earlier for a time that has come goes first.
        changer.settle(List.of(zoneId), now);
        zone.requireNotLifted();
        ControlChange change = new ControlChange(zoneId, wanted, caller.client(), now);
        if (wanted.expectedLiftAt() != null
                && !wanted.expectedLiftAt().isAfter(change.effectiveAt())) {
            throw new Invalid("expectedLiftAt", "lift-before-effect");
        }

        if (change.isDue(now)) {
            change.apply(zone, now);
            changes.persist(change);
            changes.flush();
            feed.append(events.changed(zone, now));
            LOG.infof("Zone %s: change %s applied", zoneId, change.id());
        } else {
            changes.persist(change);
            LOG.infof("Zone %s: change %s scheduled", zoneId, change.id());
        }
        return Answers.created(
                "/v1/zones/" + zoneId + "/control/changes", ControlChangeView.of(change, true));
    }
}
