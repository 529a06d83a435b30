package org.qunli.supervision.escalation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.desk.Desk;
import org.qunli.supervision.desk.Desks;

/**
 * Escalations over HTTP. A desk has those that were given to it. What supervision does about one
 * shows to supervision alone; to others it ends as if the group had settled it.
 */
@Path("/v1/escalations")
@Tag(name = "Escalations", description = "Matters that left the group")
public class EscalationResource {

    private static final String LIST = "escalations";

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000005";

    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9-]{0,62}";

    private final Escalations escalations;

    private final ByHand byHand;

    private final Desks desks;

    private final TeamWork team;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    EscalationResource(
            Escalations escalations,
            ByHand byHand,
            Desks desks,
            TeamWork team,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.escalations = escalations;
        this.byHand = byHand;
        this.desks = desks;
        this.team = team;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    private boolean isDesk() {
        return caller.is(Roles.DESK);
    }

    @POST
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(
            operationId = "createEscalation",
            summary = "Have a request coordinated that can't be settled in its group",
            description =
                    "An officer for a request of their zones, supervision for one that it watches: nothing"
                            + " tells the two apart. Once per deadline: a further call answers the same"
                            + " escalation.")
    public RestResponse<EscalationView> create(@NotNull @Valid NewEscalationCall body) {
        Escalation escalation = byHand.escalate(body.requestId(), clock.instant());
        return Answers.created("/v1/escalations/" + escalation.id(), view(escalation));
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(
            operationId = "listEscalations",
            summary = "List escalations, newest first",
            description =
                    "A desk those that were given to it, supervision those of zones that it watches.")
    public Page<EscalationView> list(
            @QueryParam("state") EscalationState state,
            @QueryParam("cause")
                    @Parameter(description = "Only those with this cause", example = EXAMPLE)
                    UUID cause,
            @Valid @BeanParam PageQuery page) {
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Escalation> found =
                escalations.list(
                        caller.districts(),
                        isDesk() ? null : team.zones(),
                        isDesk() ? caller.desks() : null,
                        state,
                        cause,
                        before,
                        page.limit() + 1);
        Page<Escalation> part =
                cursors.page(LIST, found, page.limit(), e -> List.of(e.id().toString()));
        return new Page<>(escalations.views(part.items(), !isDesk()), part.next());
    }

    @PUT
    @Path("/{id}/acknowledgement")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(operationId = "acknowledgeEscalation", summary = "Take an escalation up")
    public EscalationView acknowledge(@PathParam("id") @Parameter(example = EXAMPLE) UUID id) {
        Instant now = clock.instant();
        if (!isDesk()) {
            Escalation watched = requireWatched(id);
            team.take(id, now);
            return view(watched);
        }
        return view(escalations.acknowledge(requireGiven(id), caller.desks(), now));
    }

    @PUT
    @Path("/{id}/outcome")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(
            operationId = "closeEscalation",
            summary = "Say how an escalation ended",
            description =
                    "The owner's word ends it; another desk's ends its own part. A team's word ends it too:"
                            + " to everybody else it is OVERTAKEN then.")
    public EscalationView close(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewOutcome body) {
        if (body.outcome() == EscalationOutcome.OVERTAKEN) {
            throw new Invalid("outcome", "outcome-of-qunli");
        }
        Instant now = clock.instant();
        if (!isDesk()) {
            Escalation watched = requireWatched(id);
            team.settle(id, body.outcome(), now);
            return view(
                    escalations.close(List.of(id), EscalationOutcome.OVERTAKEN, now).stream()
                            .findFirst()
                            .orElse(watched));
        }
        return view(escalations.finish(requireGiven(id), caller.desks(), body.outcome(), now));
    }

    @PUT
    @Path("/{id}/desks/{code}")
    @Transactional
    @RolesAllowed(Roles.DESK)
    @Operation(
            operationId = "joinDesk",
            summary = "Have another desk of the district work on it too")
    public EscalationView join(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("code") @Parameter(example = "350583-power") @Pattern(regexp = CODE)
                    String code) {
        Escalation escalation = requireGiven(id);
        Desk desk = desks.findByIdOptional(code).orElseThrow(NotFound::new);
        if (!desk.district().equals(escalation.district())) {
            throw new NotFound();
        }
        escalations.join(escalation, code, clock.instant());
        return view(escalation);
    }

    private EscalationView view(Escalation escalation) {
        boolean forSupervision = caller.is(Roles.SUPERVISOR) || caller.is(Roles.SUPERVISION_LEAD);
        return escalations.views(List.of(escalation), forSupervision).get(0);
    }

    private Escalation requireGiven(UUID id) {
        return escalations
                .lock(id)
                .filter(e -> caller.reachesDistrict(e.district()))
                .filter(e -> escalations.isGiven(id, caller.desks()))
                .orElseThrow(NotFound::new);
    }

    private Escalation requireWatched(UUID id) {
        return escalations
                .lock(id)
                .filter(e -> team.zones().contains(e.zone()))
                .orElseThrow(NotFound::new);
    }
}
