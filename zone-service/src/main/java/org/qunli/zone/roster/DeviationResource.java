package org.qunli.zone.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.sealing.ZoneReach;

/** Dated exceptions of a roster over HTTP. */
@Path("/v1/zones/{zoneId}/roster/{officerId}/exceptions")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class DeviationResource {

    private static final Logger LOG = Logger.getLogger(DeviationResource.class);

    private final Deviations deviations;
    private final Deviating deviating;
    private final ZoneReach reach;
    private final Caller caller;
    private final Clock clock;
    private final Cursors cursors;

    DeviationResource(
            Deviations deviations,
            Deviating deviating,
            ZoneReach reach,
            Caller caller,
            Clock clock,
            Cursors cursors) {
        this.deviations = deviations;
        this.deviating = deviating;
        this.reach = reach;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "createRosterException",
            summary = "Enter an absence, extra duty, a substitute or a delegation",
            description =
                    "Takes effect from now at the earliest: what was served stays. A substitute"
                            + " who isn't on the roster is put on it for that time. An officer may"
                            + " delegate their own duties; the delegate accepts, or an administrator"
                            + " does.")
    @APIResponseSchema(
            value = DeviationView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<DeviationView> create(
            @RestPath UUID zoneId, @RestPath UUID officerId, @NotNull @Valid NewDeviation wanted) {
        Deviation entered = deviating.enter(zoneId, officerId, wanted, clock.instant());
        LOG.infof("Exception %s entered in zone %s", entered.id(), zoneId);
        return Answers.created(
                "/v1/zones/" + zoneId + "/roster/" + officerId + "/exceptions/" + entered.id(),
                view(entered));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "listRosterExceptions",
            summary = "The exceptions in which an officer has a part")
    public Page<DeviationView> list(
            @RestPath UUID zoneId,
            @RestPath UUID officerId,
            @Parameter(
                            description = "only what ends after it; now unless given",
                            example = "2026-04-04T02:00:00Z")
                    @RestQuery
                    Instant since,
            @BeanParam @Valid PageQuery query) {
        reach.requireServed(zoneId);
        String cursor = "exceptions/" + zoneId + "/" + officerId;
        UUID after =
                query.after(cursors, cursor)
                        .map(last -> UUID.fromString(last.get(0)))
                        .orElse(RosterEntries.FIRST);
        List<DeviationView> rows =
                deviations
                        .page(
                                zoneId,
                                officerId,
                                since == null ? clock.instant() : since,
                                after,
                                query.limit() + 1)
                        .stream()
                        .map(this::view)
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @DELETE
    @Path("/{exceptionId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Transactional
    @Operation(
            operationId = "cancelRosterException",
            summary = "Cancel an exception; what was served under it stays")
    public RestResponse<Void> cancel(
            @RestPath UUID zoneId, @RestPath UUID officerId, @RestPath UUID exceptionId) {
        deviating.cancel(zoneId, officerId, exceptionId, clock.instant());
        LOG.infof("Exception %s cancelled", exceptionId);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{exceptionId}/acceptance")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "acceptDelegation",
            summary = "Take over what was delegated; for the delegate or an administrator")
    public DeviationView accept(
            @RestPath UUID zoneId, @RestPath UUID officerId, @RestPath UUID exceptionId) {
        return decide(zoneId, officerId, exceptionId, true);
    }

    @POST
    @Path("/{exceptionId}/refusal")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "refuseDelegation",
            summary = "Don't take over what was delegated; for the delegate or an administrator")
    public DeviationView refuse(
            @RestPath UUID zoneId, @RestPath UUID officerId, @RestPath UUID exceptionId) {
        return decide(zoneId, officerId, exceptionId, false);
    }

    private DeviationView decide(UUID zoneId, UUID officerId, UUID id, boolean accepted) {
        Deviation decided = deviating.decide(zoneId, officerId, id, accepted, clock.instant());
        LOG.infof("Exception %s %s", id, accepted ? "accepted" : "refused");
        return view(decided);
    }

    private DeviationView view(Deviation deviation) {
        boolean own =
                caller.person()
                        .map(Person::officerId)
                        .filter(deviation.officerId()::equals)
                        .isPresent();
        return DeviationView.of(deviation, own || caller.is(Roles.ADMIN));
    }
}
