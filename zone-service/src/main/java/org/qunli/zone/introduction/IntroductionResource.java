package org.qunli.zone.introduction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.officer.OfficerChats;
import org.qunli.zone.roster.Introducing;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.staffing.Post;

/** Introductions of unknown chat ids over HTTP, for administrators and the zone's grid workers. */
@Path("/v1/zones/{zoneId}/introductions")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class IntroductionResource {

    private static final Logger LOG = Logger.getLogger(IntroductionResource.class);

    private static final UUID FIRST = new UUID(0, 0);

    private final Claims claims;
    private final OfficerChats officers;
    private final Introducing introducing;
    private final ZoneReach reach;
    private final Caller caller;
    private final Clock clock;
    private final Cursors cursors;

    IntroductionResource(
            Claims claims,
            OfficerChats officers,
            Introducing introducing,
            ZoneReach reach,
            Caller caller,
            Clock clock,
            Cursors cursors) {
        this.claims = claims;
        this.officers = officers;
        this.introducing = introducing;
        this.reach = reach;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listIntroductions",
            summary = "Who introduced themselves as an officer, and isn't known")
    public Page<ClaimView> list(
            @RestPath UUID zoneId,
            @Parameter(description = "PENDING unless given", example = "PENDING") @RestQuery
                    ClaimState state,
            @BeanParam @Valid PageQuery query) {
        requireDecider(zoneId);
        ClaimState wanted = state == null ? ClaimState.PENDING : state;
        String cursor = "introductions/" + zoneId + "/" + wanted;
        UUID after =
                query.after(cursors, cursor)
                        .map(last -> UUID.fromString(last.get(0)))
                        .orElse(FIRST);
        List<ClaimView> rows =
                claims.page(zoneId, wanted, after, query.limit() + 1).stream()
                        .map(ClaimView::of)
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @POST
    @Path("/{introductionId}/confirmation")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "confirmIntroduction",
            summary = "Say which officer it is",
            description =
                    "Binds the chat id to the officer; if they are on the zone's roster, they have"
                            + " introduced themselves.")
    public ClaimView confirm(
            @RestPath UUID zoneId,
            @RestPath UUID introductionId,
            @NotNull @Valid NewConfirmation confirmation) {
        Zone zone = requireDecider(zoneId);
        Instant now = clock.instant();

        Claim claim = claims.locked(zoneId, introductionId);
        claim.confirm(confirmation.officerId(), now);
        claims.flush();
        officers.bind(confirmation.officerId(), zone.district(), claim.chatId(), now);
        introducing.introduced(
                zoneId, confirmation.officerId(), claim.words(), claim.saidAt(), now);
        LOG.infof("Introduction %s confirmed", introductionId);
        return ClaimView.of(claim);
    }

    @POST
    @Path("/{introductionId}/refusal")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(operationId = "refuseIntroduction", summary = "Say that it is no officer of ours")
    public ClaimView refuse(@RestPath UUID zoneId, @RestPath UUID introductionId) {
        requireDecider(zoneId);
        Claim claim = claims.locked(zoneId, introductionId);
        claim.refuse(clock.instant());
        claims.flush();
        LOG.infof("Introduction %s refused", introductionId);
        return ClaimView.of(claim);
    }

    private Zone requireDecider(UUID zoneId) {
        Zone zone = reach.requireServed(zoneId);
        if (!caller.is(Roles.ADMIN)
                && !introducing.holds(
                        zoneId, caller.requirePerson().officerId(), Post.GRID_WORKER)) {
            throw new IntroductionsForGridWorkers();
        }
        return zone;
    }
}
