package org.qunli.zone.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** A zone's boundary over HTTP. */
@Path("/v1/zones/{zoneId}/boundary")
@Tag(
        name = "Zones",
        description = "Sealed zones: their life, borders and all that one works with there")
public class BoundaryResource {

    private static final Logger LOG = Logger.getLogger(BoundaryResource.class);

    private final Boundaries boundaries;
    private final Drawings drawings;
    private final ZoneReach reach;
    private final EventFeed feed;
    private final Clock clock;

    BoundaryResource(
            Boundaries boundaries,
            Drawings drawings,
            ZoneReach reach,
            EventFeed feed,
            Clock clock) {
        this.boundaries = boundaries;
        this.drawings = drawings;
        this.reach = reach;
        this.feed = feed;
        this.clock = clock;
    }

    @GET
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
            operationId = "getBoundary",
            summary = "Where a zone lies",
            description = "In WGS84, in whichever system it was drawn; 404 until it is drawn.")
    public RestResponse<BoundaryView> get(@RestPath UUID zoneId) {
        reach.require(zoneId);
        Boundary standing = boundaries.standing(zoneId).orElseThrow(NotFound::new);
        return Answers.ok(BoundaryView.of(standing), standing.version());
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "putBoundary",
            summary = "Draw a zone's boundary",
            description =
                    "Rings that cross, holes outside, polygons that overlap and positions off the"
                            + " globe are refused, each with its place. Kept to a centimetre.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = BoundaryView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = BoundaryView.class)))
    public RestResponse<BoundaryView> put(
            @RestPath UUID zoneId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @NotNull @Valid NewBoundary wanted) {
        reach.require(zoneId);
        // Before the lock: a large one takes a moment.
        Outline outline = drawings.outline("", wanted);

        // Two who draw at once queue up here.
        Zone zone = reach.requireLocked(zoneId);
        Boundary before = boundaries.standing(zoneId).orElse(null);
        ETags.requirePut(ifMatch, ifNoneMatch, before == null ? null : before.version());
        Boundary laid = boundaries.lay(zoneId, outline, clock.instant());
        feed.append(BoundaryEvents.changed(zone.district(), laid));
        LOG.infof("Boundary of zone %s drawn, version %d", zoneId, laid.version());
        return RestResponse.ResponseBuilder.create(
                        before == null ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        BoundaryView.of(laid))
                .tag(ETags.of(laid.version()))
                .build();
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "deleteBoundary", summary = "Take a zone's boundary away")
    public RestResponse<Void> delete(@RestPath UUID zoneId) {
        Zone zone = reach.requireLocked(zoneId);
        Boundary removed = boundaries.remove(zoneId, clock.instant()).orElseThrow(NotFound::new);
        feed.append(BoundaryEvents.changed(zone.district(), removed));
        LOG.infof("Boundary of zone %s removed", zoneId);
        return RestResponse.noContent();
    }
}
