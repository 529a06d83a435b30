package org.qunli.zone.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.sealing.ZoneReach;

/** Rosters over HTTP. */
@Path("/v1/zones/{zoneId}/roster")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class RosterResource {

    private static final Logger LOG = Logger.getLogger(RosterResource.class);

    private final RosterEntries entries;
    private final Rostering rostering;
    private final ZoneReach reach;
    private final RosterSight sight;
    private final Clock clock;
    private final Cursors cursors;

    RosterResource(
            RosterEntries entries,
            Rostering rostering,
            ZoneReach reach,
            RosterSight sight,
            Clock clock,
            Cursors cursors) {
        this.entries = entries;
        this.rostering = rostering;
        this.reach = reach;
        this.sight = sight;
        this.clock = clock;
        this.cursors = cursors;
    }

    @PUT
    @Path("/{officerId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Transactional
    @Operation(
            operationId = "putRosterEntry",
            summary = "Put an officer on a zone's roster; as that officer: introduce oneself")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = RosterView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = RosterView.class)))
    public RestResponse<RosterView> put(
            @RestPath UUID zoneId,
            @RestPath UUID officerId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @NotNull @Valid NewRosterEntry wanted) {
        Instant now = clock.instant();
        Rostering.Outcome outcome =
                rostering.put(
                        zoneId,
                        officerId,
                        new Rostering.Precondition(ifMatch, ifNoneMatch),
                        wanted,
                        now);
        LOG.infof("Officer %s rostered in zone %s", officerId, zoneId);
        return RestResponse.ResponseBuilder.create(
                        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        sight.view(line(zoneId, officerId, now)))
                .tag(ETags.of(outcome.entry().version()))
                .build();
    }

    @DELETE
    @Path("/{officerId}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "deleteRosterEntry", summary = "Take an officer off a zone's roster")
    public RestResponse<Void> delete(@RestPath UUID zoneId, @RestPath UUID officerId) {
        rostering.end(zoneId, officerId, clock.instant());
        LOG.infof("Officer %s taken off zone %s", officerId, zoneId);
        return RestResponse.noContent();
    }

    @GET
    @Path("/{officerId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "getRosterEntry", summary = "One officer's place on a zone's roster")
    public RestResponse<RosterView> get(@RestPath UUID zoneId, @RestPath UUID officerId) {
        reach.requireServed(zoneId);
        RosterLine line = line(zoneId, officerId, clock.instant());
        return Answers.ok(sight.view(line), line.version());
    }

    @GET
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.RESIDENT,
        Roles.FRONTEND,
        Roles.DASHBOARD
    })
    @Operation(
            operationId = "getRoster",
            summary = "A zone's roster; residents, front-ends and dashboards see duty cards")
    public Page<RosterView> list(
            @RestPath UUID zoneId,
            @Parameter(
                            description = "now unless given; any that has passed, or in the plan",
                            example = "2026-04-04T02:00:00Z")
                    @RestQuery
                    Instant at,
            @BeanParam @Valid PageQuery query) {
        reach.require(zoneId);
        Instant moment = sight.moment(at, clock.instant());
        String cursor = "roster/" + zoneId;
        UUID after =
                query.after(cursors, cursor)
                        .map(last -> UUID.fromString(last.get(0)))
                        .orElse(RosterEntries.FIRST);
        List<RosterView> rows =
                entries.lines(zoneId, moment, after, query.limit() + 1).stream()
                        .map(sight::view)
                        .toList();
        return cursors.page(
                cursor, rows, query.limit(), row -> List.of(row.officerId().toString()));
    }

    private RosterLine line(UUID zoneId, UUID officerId, Instant now) {
        return entries.lines(zoneId, now, RosterEntries.FIRST, RosterEntries.ALL).stream()
                .filter(line -> line.officerId().equals(officerId))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
