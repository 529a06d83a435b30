package org.qunli.zone.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.HouseholdClosed;
import org.qunli.zone.household.Households;
import org.qunli.zone.invitation.InvitationConfig.Trusted;
import org.qunli.zone.member.Author;
import org.qunli.zone.member.MemberReach;
import org.qunli.zone.member.Members;

/** Invitations over HTTP, for grid workers and for residents of their own household. */
@Path("/v1/households/{householdId}/invitations")
@Tag(name = "Invitations", description = "Codes by which residents join their household")
public class InvitationResource {

    private static final Logger LOG = Logger.getLogger(InvitationResource.class);

    private final Invitations invitations;
    private final Households households;
    private final Members members;
    private final MemberReach reach;
    private final InvitationConfig config;
    private final Clock clock;
    private final Cursors cursors;
    private final SecureRandom random = new SecureRandom();

    InvitationResource(
            Invitations invitations,
            Households households,
            Members members,
            MemberReach reach,
            InvitationConfig config,
            Clock clock,
            Cursors cursors) {
        this.invitations = invitations;
        this.households = households;
        this.members = members;
        this.reach = reach;
        this.config = config;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Idempotent
    @Operation(
            operationId = "createInvitation",
            summary = "Issue a code with which somebody joins a household from a chat",
            description =
                    "The code is shown this once. Whoever redeems a grid worker's or an"
                            + " administrator's is verified by that, unless configured otherwise;"
                            + " whoever redeems a resident's may speak, and is verified later.")
    @APIResponseSchema(
            value = IssuedInvitation.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<IssuedInvitation> create(
            @RestPath UUID householdId, @NotNull @Valid NewInvitation wanted) {
        Household household = households.locked(householdId);
        MemberReach.Standing standing = reach.require(household);
        standing.requireKeeping();
        Instant now = clock.instant();
        requireIssuable(household, wanted, now);

        InvitationCode code = fresh();
        Invitation invitation =
                new Invitation(
                        household,
                        code,
                        wanted,
                        standing.author(),
                        verifies(standing.author()),
                        wanted.expiresAt() == null
                                ? now.plus(config.validFor())
                                : wanted.expiresAt(),
                        now);
        invitations.persistAndFlush(invitation);
        LOG.infof("Invitation %s issued for household %s", invitation.id(), householdId);
        return Answers.created(
                "/v1/households/" + householdId + "/invitations/" + invitation.id(),
                IssuedInvitation.of(invitation, code));
    }

    private void requireIssuable(Household household, NewInvitation wanted, Instant now) {
        if (!household.active()) {
            throw new HouseholdClosed();
        }
        if (wanted.expiresAt() != null) {
            if (!wanted.expiresAt().isAfter(now)) {
                throw new Invalid("expiresAt", "already-over");
            }
            if (wanted.expiresAt().isAfter(now.plus(config.longest()))) {
                throw new Invalid("expiresAt", "beyond-plan", config.longest().toDays());
            }
        }
        if (wanted.memberId() != null
                && members.findByIdOptional(wanted.memberId())
                        .filter(m -> m.active() && m.householdId().equals(household.id()))
                        .isEmpty()) {
            throw new Invalid("memberId", "no-such-member-here");
        }
        if (invitations.holding(household.id(), now) >= config.perHousehold()) {
            throw new TooManyInvitations(config.perHousehold());
        }
    }

    private boolean verifies(Author issuer) {
        return config.verifies() == Trusted.ANYONE
                || config.verifies() == Trusted.STAFF && issuer.isStaff();
    }

    /** Two alike at the same moment violate the hash's unique key, and one is asked again. */
    private InvitationCode fresh() {
        InvitationCode code = InvitationCode.draw(random);
        while (invitations.isTaken(code)) {
            code = InvitationCode.draw(random);
        }
        return code;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Operation(
            operationId = "listInvitations",
            summary = "The invitations of a household, without their codes")
    public Page<InvitationView> list(
            @RestPath UUID householdId, @BeanParam @Valid PageQuery query) {
        reach.require(households.require(householdId)).requireKeeping();
        Instant now = clock.instant();
        String cursor = "invitations/" + householdId;
        List<InvitationView> rows =
                invitations
                        .of(
                                householdId,
                                query.after(cursors, cursor)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1)
                        .stream()
                        .map(invitation -> InvitationView.of(invitation, now))
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @DELETE
    @Path("/{invitationId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Transactional
    @Operation(
            operationId = "revokeInvitation",
            summary = "Revoke an invitation; who joined by it stays")
    public RestResponse<Void> revoke(@RestPath UUID householdId, @RestPath UUID invitationId) {
        reach.require(households.require(householdId)).requireKeeping();
        Invitation invitation =
                invitations
                        .locked(invitationId)
                        .filter(i -> i.householdId().equals(householdId))
                        .orElseThrow(NotFound::new);

        invitation.revoke(clock.instant());
        LOG.infof("Invitation %s revoked", invitationId);
        return RestResponse.noContent();
    }
}
