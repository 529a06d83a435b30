package org.qunli.zone.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentities.Holder;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.Households;
import org.qunli.zone.member.Author;
import org.qunli.zone.member.Member;
import org.qunli.zone.member.MemberRegister;
import org.qunli.zone.member.Members;
import org.qunli.zone.member.Newcomer;
import org.qunli.zone.member.Verification;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/**
 * Lets whoever gave a code join its household, in the running transaction. The invitation's row is
 * locked: two on its last use queue up, and the second finds it used.
 */
@ApplicationScoped
class Redeemer {

    private final Invitations invitations;
    private final Households households;
    private final Members members;
    private final MemberRegister register;
    private final ChatIdentities chats;
    private final ZoneReach reach;
    private final EventFeed feed;

    Redeemer(
            Invitations invitations,
            Households households,
            Members members,
            MemberRegister register,
            ChatIdentities chats,
            ZoneReach reach,
            EventFeed feed) {
        this.invitations = invitations;
        this.households = households;
        this.members = members;
        this.register = register;
        this.chats = chats;
        this.reach = reach;
        this.feed = feed;
    }

    /**
     * What came of it.
     *
     * @param joined false where they were in that household before
     */
    record Outcome(Member member, boolean joined) {}

    Outcome redeem(InvitationCode code, Redemption wanted, Author frontend, Instant now) {
        Invitation invitation = invitations.locked(code).orElseThrow(NoSuchInvitation::new);
        Household household = households.locked(invitation.householdId());
        Zone zone = reached(household, wanted.zoneId());
        Optional<Member> before = memberBefore(invitation, wanted);
        if (before.isPresent()
                && (invitation.holds(now)
                        || invitations.wasUsedBy(invitation, before.get().id()))) {
            return new Outcome(before.get(), false);
        }
        if (!invitation.holds(now)) {
            throw new NoSuchInvitation();
        }
        if (!household.active()) {
            throw new NoSuchInvitation();
        }
        Member member = join(invitation, household, wanted, frontend, now);
        if (invitation.verifies() && member.verification() == null) {
            register.verify(member, Verification.Method.BY_INVITATION, invitation.issuedBy(), now);
        }
        invitation.use();
        members.flush();
        invitations.used(invitation, member.id(), now);
        feed.append(register.told(List.of(member), zone.district(), now));
        return new Outcome(member, true);
    }

    private Zone reached(Household household, UUID saidIn) {
        if (saidIn != null && !saidIn.equals(household.zoneId())) {
            throw new NoSuchInvitation();
        }
        try {
            return reach.requireServed(household.zoneId());
        } catch (NotFound outside) {
            throw new NoSuchInvitation();
        }
    }

    /** As whom the sender is in that household already. */
    private Optional<Member> memberBefore(Invitation invitation, Redemption wanted) {
        for (Holder role : List.of(Holder.MEMBER, Holder.PROXY)) {
            Optional<Member> held =
                    chats.holderOf(role, wanted.chatId())
                            .flatMap(members::findByIdOptional)
                            .filter(m -> m.householdId().equals(invitation.householdId()))
                            .filter(
                                    m ->
                                            invitation.memberId() == null
                                                    || invitation.memberId().equals(m.id()));
            if (held.isPresent()) {
                return held;
            }
        }
        return Optional.empty();
    }

    private Member join(
            Invitation invitation,
            Household household,
            Redemption wanted,
            Author frontend,
            Instant now) {
        if (invitation.memberId() == null) {
            return register.enter(
                    household, Newcomer.resident(wanted.name(), wanted.chatId()), frontend, now);
        }
        Member member = members.locked(invitation.memberId());
        if (!member.active() || !member.householdId().equals(household.id())) {
            throw new NoSuchInvitation();
        }
        register.link(member, wanted.chatId(), frontend, now);
        return member;
    }
}
