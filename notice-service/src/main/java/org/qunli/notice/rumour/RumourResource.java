package org.qunli.notice.rumour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/**
 * Rumours over HTTP: an officer sees those heard in the own zones, an administrator the district's.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rumours", description = "Claims that go around, and what is known of them")
class RumourResource {

    private static final String LIST = "rumours";

    private final Rumours rumours;

    private final RumourReach reach;

    private final Hearing hearing;

    private final Clarifying clarifying;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    RumourResource(
            Rumours rumours,
            RumourReach reach,
            Hearing hearing,
            Clarifying clarifying,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.rumours = rumours;
        this.reach = reach;
        this.hearing = hearing;
        this.clarifying = clarifying;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @Path("/rumours")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "reportRumour",
            summary = "Tells of a claim that goes around",
            description = "What is the same claim in other words is counted with it (200).")
    @APIResponseSchema(
            value = RumourView.class,
            responseCode = "201",
            responseDescription = "A new one")
    @APIResponse(responseCode = "200", description = "Known before")
    public RestResponse<RumourView> report(@NotNull @Valid NewRumour heard) {
        String district =
                reach.district(heard.zoneId())
                        .orElseThrow(() -> new Invalid("zoneId", "unknown-zone"));
        rumours.lock(district);
        Hearing.Heard found =
                hearing.hear(district, heard.zoneId(), heard.claim(), clock.instant());
        Rumour rumour = rumours.find(found.rumour()).orElseThrow();
        RumourView view = rumours.view(rumour);
        return found.isNew()
                ? Answers.created("/v1/rumours/" + rumour.id(), view, rumour.version())
                : Answers.ok(view, rumour.version());
    }

    @GET
    @Path("/rumours")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "listRumours", summary = "Claims that go around, last heard first")
    public Page<RumourView> list(
            @Parameter(description = "Only in this state", example = "OPEN") @QueryParam("state")
                    RumourState state,
            @Parameter(description = "Only those heard in this zone") @QueryParam("zone") UUID zone,
            @BeanParam @Valid PageQuery page) {
        Optional<List<String>> after = page.after(cursors, LIST);
        Set<UUID> zones = reach.zones(zone);
        List<Rumour> rows =
                rumours.list(
                        reach.districts(),
                        zones,
                        state,
                        after.map(key -> Instant.parse(key.get(0))).orElse(null),
                        after.map(key -> UUID.fromString(key.get(1))).orElse(null),
                        page.limit() + 1);
        return cursors.page(
                        LIST,
                        rows,
                        page.limit(),
                        r -> List.of(r.lastSeenAt().toString(), r.id().toString()))
                .map(rumours::view);
    }

    @GET
    @Path("/rumours/{id}")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "getRumour", summary = "A claim that goes around")
    public RestResponse<RumourView> get(@PathParam("id") UUID id) {
        Rumour rumour = rumours.find(id).filter(reach::reaches).orElseThrow(NotFound::new);
        return Answers.ok(rumours.view(rumour), rumour.version());
    }

    @PUT
    @Path("/rumours/{id}/clarification")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "clarifyRumour",
            summary = "Says what is known of a claim",
            description =
                    "Everybody who asked, and the groups in which nearly the same claim was made, hear"
                            + " it; whoever heard an earlier word hears the correction. An officer's"
                            + " verdict rests on a published notice. Of two at once one gets 412.")
    public RestResponse<RumourView> clarify(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewClarification how) {
        clarifying.hold(how);
        Rumour rumour = rumours.locked(id).filter(reach::reaches).orElseThrow(NotFound::new);
        ETags.requireMatch(ifMatch, rumour.version());
        if (!caller.is(Roles.ADMIN) && how.state().isVerdict() && how.noticeId() == null) {
            throw new Invalid("noticeId", "verdict-without-notice");
        }
        Rumour decided = clarifying.decide(rumour, how, caller.client(), clock.instant());
        return Answers.ok(rumours.view(decided), decided.version());
    }

    @POST
    @Path("/rumours/{id}/sightings")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN, Roles.FRONTEND})
    @Operation(
            operationId = "reportSighting",
            summary = "Tells that a claim was heard again",
            description = "With the group, what is known of it is said there at once.")
    @APIResponse(responseCode = "200", description = "Counted")
    public RestResponse<Sightings> sight(
            @PathParam("id") UUID id, @NotNull @Valid NewSighting sighting) {
        Rumour rumour = rumours.locked(id).orElseThrow(NotFound::new);
        reach.district(sighting.zoneId())
                .filter(rumour.district()::equals)
                .orElseThrow(NotFound::new);
        return RestResponse.ok(clarifying.sight(rumour, sighting, clock.instant()));
    }
}
