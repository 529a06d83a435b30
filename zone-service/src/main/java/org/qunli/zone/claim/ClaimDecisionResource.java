package org.qunli.zone.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.Households;
import org.qunli.zone.member.Author;
import org.qunli.zone.member.Member;
import org.qunli.zone.member.MemberReach;
import org.qunli.zone.member.MemberRegister;
import org.qunli.zone.member.Members;
import org.qunli.zone.member.Newcomer;
import org.qunli.zone.member.Verification;
import org.qunli.zone.sealing.Zone;

/** Decisions on claims over HTTP, for grid workers and administrators. */
@Path("/v1")
@Tag(name = "Membership claims", description = "Guests who say where they live")
public class ClaimDecisionResource {

    private static final Logger LOG = Logger.getLogger(ClaimDecisionResource.class);

    private final Claims claims;
    private final Households households;
    private final Members members;
    private final MemberRegister register;
    private final MemberReach reach;
    private final EventFeed feed;
    private final Clock clock;

    ClaimDecisionResource(
            Claims claims,
            Households households,
            Members members,
            MemberRegister register,
            MemberReach reach,
            EventFeed feed,
            Clock clock) {
        this.claims = claims;
        this.households = households;
        this.members = members;
        this.register = register;
        this.reach = reach;
        this.feed = feed;
        this.clock = clock;
    }

    @POST
    @Path("/membership-claims/{claimId}/acceptance")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "acceptMembershipClaim",
            summary = "Enter whoever claimed in a household, verified",
            description =
                    "As somebody new, or as somebody entered before without this chat id. Accepted"
                            + " again in the same way changes nothing.")
    public RestResponse<ClaimView> accept(
            @RestPath UUID claimId, @NotNull @Valid Acceptance acceptance) {
        MembershipClaim claim = claims.locked(claimId);
        Zone zone = reach.requireKeeper(claim.zoneId());
        requireSeen(acceptance.method());
        if (isDone(claim, acceptance)) {
            return answer(claim);
        }
        if (claim.state() != MembershipClaim.State.PENDING) {
            throw new ClaimAlreadySettled();
        }
        Instant now = clock.instant();
        Author by = reach.staff(zone);

        Household household = householdOf(claim, acceptance);
        Member member = memberOf(claim, acceptance, household, by, now);
        register.verify(member, acceptance.method(), by, now);
        claim.accept(member, by, now);
        claims.flush();
        List<DomainEvent> told =
                new ArrayList<>(register.told(List.of(member), zone.district(), now));
        told.add(ClaimEvents.changed(claim, zone.district(), now));
        feed.append(told);
        LOG.infof("Claim %s accepted, member %s", claimId, member.id());
        return answer(claim);
    }

    private static void requireSeen(Verification.Method method) {
        if (method == Verification.Method.BY_INVITATION
                || method == Verification.Method.BY_CHAT_PLATFORM) {
            throw new Invalid("method", "not-of-claims");
        }
    }

    private static boolean isDone(MembershipClaim claim, Acceptance wanted) {
        return claim.state() == MembershipClaim.State.ACCEPTED
                && (wanted.householdId() == null
                        || wanted.householdId().equals(claim.householdId()))
                && (wanted.memberId() == null || wanted.memberId().equals(claim.memberId()));
    }

    private Household householdOf(MembershipClaim claim, Acceptance wanted) {
        Optional<Household> found =
                wanted.householdId() == null
                        ? households.labelled(claim.zoneId(), claim.door().strip())
                        : households
                                .findByIdOptional(
                                        wanted.householdId(),
                                        jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                                .filter(h -> h.zoneId().equals(claim.zoneId()));
        return found.orElseThrow(() -> new Invalid("householdId", "no-such-household-here"));
    }

    private Member memberOf(
            MembershipClaim claim, Acceptance wanted, Household household, Author by, Instant now) {
        if (wanted.memberId() == null) {
            return register.enter(
                    household,
                    new Newcomer(claim.name(), claim.phone(), null, List.of(claim.chat()), null),
                    by,
                    now);
        }
        Member member =
                members.findByIdOptional(
                                wanted.memberId(),
                                jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                        .filter(m -> m.active() && m.householdId().equals(household.id()))
                        .orElseThrow(() -> new Invalid("memberId", "no-such-member-here"));
        register.link(member, claim.chat(), by, now);
        return member;
    }

    @POST
    @Path("/membership-claims/{claimId}/refusal")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "refuseMembershipClaim",
            summary = "Refuse a claim, with a reason; they stay a guest and may claim again")
    public RestResponse<ClaimView> refuse(@RestPath UUID claimId, @NotNull @Valid Refusal refusal) {
        MembershipClaim claim = claims.locked(claimId);
        Zone zone = reach.requireKeeper(claim.zoneId());
        if (claim.state() == MembershipClaim.State.REFUSED) {
            return answer(claim);
        }
        Instant now = clock.instant();

        claim.refuse(refusal.reason(), reach.staff(zone), now);
        claims.flush();
        feed.append(ClaimEvents.changed(claim, zone.district(), now));
        LOG.infof("Claim %s refused", claimId);
        return answer(claim);
    }

    private static RestResponse<ClaimView> answer(MembershipClaim claim) {
        return Answers.ok(ClaimView.of(claim, true), claim.version());
    }
}
