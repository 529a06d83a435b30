package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.coverage.Coverage;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.HouseholdClosed;
import org.qunli.zone.member.MemberHistory.Circumstance;
import org.qunli.zone.member.MemberHistory.What;

/**
 * Enters, verifies, moves and ends members, each with its chat ids and its history, in the running
 * transaction. The caller holds the locks of the household and the members. Each verb answers all
 * members that it touched: they are to be told.
 */
@ApplicationScoped
public class MemberRegister {

    private final Members members;
    private final MemberHistory history;
    private final ChatIdentities chats;
    private final MemberEvents events;
    private final Coverage coverage;

    MemberRegister(
            Members members,
            MemberHistory history,
            ChatIdentities chats,
            MemberEvents events,
            Coverage coverage) {
        this.members = members;
        this.history = history;
        this.chats = chats;
        this.events = events;
        this.coverage = coverage;
    }

    /** Somebody new in a household, whose row is locked. */
    public Member enter(Household household, Newcomer newcomer, Author by, Instant now) {
        if (!household.active()) {
            throw new HouseholdClosed();
        }
        requireSpokenFor(household, newcomer.mandate(), now);
        Member member = new Member(household, newcomer, now);
        members.persist(member);
        members.flush();
        chats.assign(member.kind().holder(), member.id(), newcomer.chatIds());
        history.keep(member, What.ENTERED, Circumstance.NONE, by, now);
        return member;
    }

    private void requireSpokenFor(Household household, Mandate mandate, Instant now) {
        if (mandate == null) {
            return;
        }
        if (mandate.validUntil() != null && !mandate.validUntil().isAfter(now)) {
            throw new Invalid("validUntil", "already-over");
        }
        if (mandate.speaksFor() != null
                && members.find(
                                "id = ?1 and householdId = ?2 and active and kind = ?3",
                                mandate.speaksFor(),
                                household.id(),
                                MemberKind.RESIDENT)
                        .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                        .firstResultOptional()
                        .isEmpty()) {
            throw new Invalid("speaksFor", "no-such-resident-here");
        }
    }

    /** One chat id more, for somebody entered before. */
    public void link(Member member, ChatIdentity chat, Author by, Instant now) {
        List<ChatIdentity> all = new ArrayList<>(chats.of(member.id()));
        all.add(chat);
        chats.assign(member.kind().holder(), member.id(), all);
        member.touch(now);
        history.keep(member, What.CHAT_LINKED, Circumstance.NONE, by, now);
    }

    /** Somebody is who they say. */
    public void verify(Member member, Verification.Method method, Author by, Instant now) {
        member.verify(method, by, now);
        history.keep(member, What.VERIFIED, new Circumstance(method, null, null), by, now);
    }

    void unverify(Member member, String reason, Author by, Instant now) {
        member.unverify(now);
        history.keep(member, What.VERIFICATION_REVOKED, Circumstance.because(reason), by, now);
    }

    /** To another household; who speaks for them in particular goes with them. */
    List<Member> move(Member member, Household to, String reason, Author by, Instant now) {
        List<Member> moved = new ArrayList<>(List.of(member));
        moved.addAll(members.proxiesOf(member.id()));
        for (Member one : moved) {
            one.move(to, now);
            history.keep(one, What.MOVED, Circumstance.because(reason), by, now);
        }
        return moved;
    }

    /** Frees their chat ids; who spoke for them in particular speaks for nobody any more. */
    List<Member> end(Member member, Ending how, String reason, Author by, Instant now) {
        List<Member> ended = new ArrayList<>();
        members.proxiesOf(member.id())
                .forEach(p -> ended.addAll(end(p, Ending.REVOKED, reason, by, now)));
        member.end(how, now);
        chats.assign(member.kind().holder(), member.id(), List.of());
        history.keep(member, What.of(how), Circumstance.because(reason), by, now);
        ended.add(member);
        return ended;
    }

    /** What is to be told of members after a change, and of who is reached by it. */
    public List<DomainEvent> told(Collection<Member> changed, String district, Instant now) {
        members.flush();
        Map<UUID, List<ChatIdentity>> chatIds = chats.of(changed.stream().map(Member::id).toList());
        List<DomainEvent> told = new ArrayList<>(coverage.settle(now));
        changed.forEach(
                member ->
                        told.add(events.changed(member, chatIds.get(member.id()), district, now)));
        return told;
    }
}
