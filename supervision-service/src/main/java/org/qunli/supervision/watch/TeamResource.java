package org.qunli.supervision.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/** Teams over HTTP, for their leads. To anybody else there is nothing here. */
@Path("/v1/teams")
@Concealed
@Tag(name = "Teams", description = "Who watches which zones")
public class TeamResource {

    private static final String LIST = "teams";

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000007";

    private final Teams teams;

    private final Places places;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    TeamResource(Teams teams, Places places, Caller caller, Cursors cursors, Clock clock) {
        this.teams = teams;
        this.places = places;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "createTeam", summary = "Make a team")
    @APIResponseSchema(
            value = TeamView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<TeamView> create(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String key,
            @NotNull @Valid NewTeam body) {
        caller.requireDistrict(body.district());
        String requestKey = key == null ? null : caller.client() + "|" + key;
        Team team = teams.add(body, requestKey, clock.instant());
        return Answers.created("/v1/teams/" + team.id(), TeamView.of(team));
    }

    @GET
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "listTeams", summary = "List teams")
    public Page<TeamView> list(@Valid @BeanParam PageQuery page) {
        UUID after = page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Team> found = teams.list(caller.districts(), after, page.limit() + 1);
        return cursors.page(LIST, found, page.limit(), team -> List.of(team.id().toString()))
                .map(TeamView::of);
    }

    @PUT
    @Path("/{id}/supervisors/{sub}")
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "addSupervisor", summary = "Put somebody into a team")
    public void addSupervisor(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("sub") @Size(max = 255) @Parameter(example = "sub-1") String sub) {
        teams.addSupervisor(require(id).id(), sub);
    }

    @DELETE
    @Path("/{id}/supervisors/{sub}")
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "removeSupervisor", summary = "Take somebody out of a team")
    public void removeSupervisor(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("sub") @Size(max = 255) @Parameter(example = "sub-1") String sub) {
        teams.removeSupervisor(require(id).id(), sub);
    }

    @PUT
    @Path("/{id}/zones/{zoneId}")
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "addTeamZone", summary = "Give a zone to a team")
    public void addZone(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("zoneId") @Parameter(example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zoneId) {
        Team team = require(id);
        Zone zone = places.zone(zoneId).orElseThrow(NotFound::new);
        caller.requireZone(zone.district(), zone.id());
        teams.addZone(team.id(), zone.id());
    }

    @DELETE
    @Path("/{id}/zones/{zoneId}")
    @RolesAllowed(Roles.SUPERVISION_LEAD)
    @Operation(operationId = "removeTeamZone", summary = "Take a zone from a team")
    public void removeZone(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("zoneId") @Parameter(example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zoneId) {
        teams.removeZone(require(id).id(), zoneId);
    }

    private Team require(UUID id) {
        Team team = teams.find(id).orElseThrow(NotFound::new);
        caller.requireDistrict(team.district());
        return team;
    }
}
