package org.qunli.supervision.escalation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/** Causes over HTTP: named by desks only, so that whatever stands there is a desk's word. */
@Path("/v1/escalations/causes")
@Tag(name = "Escalations", description = "Matters that left the group")
public class CauseResource {

    private static final String LIST = "escalation-causes";

    private static final String EXAMPLE = "01967f3e-0000-7000-8000-000000000011";

    private final Causes causes;

    private final Escalations escalations;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    CauseResource(
            Causes causes, Escalations escalations, Caller caller, Cursors cursors, Clock clock) {
        this.causes = causes;
        this.escalations = escalations;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.DESK)
    @Operation(
            operationId = "createEscalationCause",
            summary = "Put escalations under one cause",
            description = "All of one district, and given to a desk of the caller's.")
    public RestResponse<Cause> create(@NotNull @Valid NewCause body) {
        Set<String> districts =
                require(body.escalationIds()).stream()
                        .map(Escalation::district)
                        .collect(Collectors.toSet());
        if (districts.size() != 1) {
            throw new Invalid("escalationIds", "one-district");
        }
        UUID id =
                causes.add(districts.iterator().next(), body.kind(), body.note(), clock.instant());
        causes.put(id, body.escalationIds());
        return Answers.created("/v1/escalations/causes/" + id, causes.find(id).orElseThrow());
    }

    @GET
    @RolesAllowed({Roles.DESK, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "listEscalationCauses", summary = "List causes, newest first")
    public Page<Cause> list(@Valid @BeanParam PageQuery page) {
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Cause> found = causes.list(caller.districts(), before, page.limit() + 1);
        return cursors.page(LIST, found, page.limit(), c -> List.of(c.causeId().toString()));
    }

    @PUT
    @Path("/{id}/escalations/{escalationId}")
    @Transactional
    @RolesAllowed(Roles.DESK)
    @Operation(operationId = "addToEscalationCause", summary = "Put one more under the cause")
    public Cause add(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @PathParam("escalationId") @Parameter(example = "01967f3e-0000-7000-8000-000000000005")
                    UUID escalationId) {
        Cause cause = requireOpen(id);
        Escalation escalation = require(Set.of(escalationId)).get(0);
        if (!escalation.district().equals(cause.district())) {
            throw new NotFound();
        }
        causes.put(id, Set.of(escalationId));
        return causes.find(id).orElseThrow();
    }

    @PUT
    @Path("/{id}/outcome")
    @Transactional
    @RolesAllowed(Roles.DESK)
    @Operation(
            operationId = "closeEscalationCause",
            summary = "Say how it ended, for all escalations under it",
            description = "Ends all of them at once; each resident hears of it.")
    public Cause close(
            @PathParam("id") @Parameter(example = EXAMPLE) UUID id,
            @NotNull @Valid NewOutcome body) {
        if (body.outcome() == EscalationOutcome.OVERTAKEN) {
            throw new Invalid("outcome", "outcome-of-qunli");
        }
        Cause cause = requireCause(id);
        if (cause.outcome() == body.outcome()) {
            return cause;
        }
        if (cause.closedAt() != null) {
            throw new EscalationClosed(id);
        }
        Instant now = clock.instant();
        List<UUID> open = causes.open(id);
        open.forEach(each -> escalations.finishPart(each, caller.desks(), body.outcome(), now));
        escalations.close(open, body.outcome(), now);
        causes.end(id, body.outcome(), now);
        return causes.find(id).orElseThrow();
    }

    private Cause requireOpen(UUID id) {
        Cause cause = requireCause(id);
        if (cause.closedAt() != null) {
            throw new EscalationClosed(id);
        }
        return cause;
    }

    private Cause requireCause(UUID id) {
        return causes.lock(id)
                .filter(cause -> caller.reachesDistrict(cause.district()))
                .filter(cause -> !caller.desks().isEmpty())
                .orElseThrow(NotFound::new);
    }

    private List<Escalation> require(Collection<UUID> ids) {
        return ids.stream()
                .sorted()
                .map(
                        id ->
                                escalations
                                        .lock(id)
                                        .filter(e -> caller.reachesDistrict(e.district()))
                                        .filter(e -> escalations.isGiven(id, caller.desks()))
                                        .orElseThrow(NotFound::new))
                .toList();
    }
}
