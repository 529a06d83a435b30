package org.qunli.supervision.escalation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.desk.Desks;

/**
 * Escalations over HTTP. A desk has those that went to it, and only it acts on them: an
 * acknowledgement that it didn't make would tell it that somebody else is there.
 */
@Path("/v1/escalations")
@Tag(name = "escalations", description = "Matters that left the group")
public class EscalationResource {

    private static final String LIST = "escalations";

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000005";

    private final Escalations escalations;

    private final Desks desks;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    EscalationResource(
            Escalations escalations, Desks desks, Caller caller, Cursors cursors, Clock clock) {
        this.escalations = escalations;
        this.desks = desks;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    private boolean isDesk() {
        return caller.is(Roles.DESK);
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(operationId = "listEscalations", summary = "List escalations, newest first")
    public Page<EscalationView> list(
            @QueryParam("state") EscalationState state, @Valid @BeanParam PageQuery page) {
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Escalation> found =
                escalations.list(
                        caller.districts(),
                        caller.zones().isEmpty() ? null : caller.zones(),
                        isDesk() ? desks.codesOf(caller.subject()) : null,
                        state,
                        before,
                        page.limit() + 1);
        return cursors.page(LIST, found, page.limit(), e -> List.of(e.id().toString()))
                .map(EscalationView::of);
    }

    @PUT
    @Path("/{id}/acknowledgement")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(operationId = "acknowledgeEscalation", summary = "Take an escalation up")
    public EscalationView acknowledge(@PathParam("id") @Parameter(example = EXAMPLE) UUID id) {
        return EscalationView.of(escalations.acknowledge(require(id), clock.instant()));
    }

    @PUT
    @Path("/{id}/outcome")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DESK})
    @Operation(operationId = "closeEscalation", summary = "Say how an escalation ended")
    public EscalationView close(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewOutcome body) {
        if (body.outcome() == EscalationOutcome.OVERTAKEN) {
            throw new Invalid("outcome", "outcome-of-qunli");
        }
        return EscalationView.of(escalations.close(require(id), body.outcome(), clock.instant()));
    }

    private Escalation require(UUID id) {
        Escalation escalation = escalations.lock(id).orElseThrow(NotFound::new);
        caller.requireZone(escalation.district(), escalation.zone());
        boolean mine =
                isDesk()
                        ? desks.codesOf(caller.subject()).contains(escalation.desk())
                        : escalation.desk() == null;
        if (!mine) {
            throw new NotFound();
        }
        return escalation;
    }
}
