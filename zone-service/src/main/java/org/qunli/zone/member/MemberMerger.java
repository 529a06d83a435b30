package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.member.MemberHistory.Circumstance;
import org.qunli.zone.member.MemberHistory.What;

/**
 * Makes two members who are the same person one, in the running transaction: chat ids, token,
 * proxies and history go to the one that is kept. The caller holds both rows' locks. There is no
 * way back but entering somebody anew and giving them their chat ids.
 */
@ApplicationScoped
class MemberMerger {

    private final Members members;
    private final MemberRegister register;
    private final MemberHistory history;
    private final ChatIdentities chats;
    private final MemberEvents events;

    MemberMerger(
            Members members,
            MemberRegister register,
            MemberHistory history,
            ChatIdentities chats,
            MemberEvents events) {
        this.members = members;
        this.register = register;
        this.history = history;
        this.chats = chats;
        this.events = events;
    }

    /** What is to be told; nothing where they were merged before. */
    List<DomainEvent> merge(Member gone, Member kept, Author by, String district, Instant now) {
        if (kept.id().equals(gone.mergedInto())) {
            return List.of();
        }
        requireMergeable(gone, kept);
        List<Member> changed = new ArrayList<>(List.of(gone, kept));
        List<ChatIdentity> chatIds = new ArrayList<>(chats.of(kept.id()));
        chatIds.addAll(chats.of(gone.id()));
        for (Member proxy : members.proxiesOf(gone.id())) {
            proxy.speakFor(kept.id(), now);
            changed.add(proxy);
        }
        for (Member before : members.mergedInto(gone.id())) {
            before.mergeInto(kept, now);
            changed.add(before);
        }
        chats.assign(gone.kind().holder(), gone.id(), List.of());
        gone.mergeInto(kept, now);
        members.flush();
        chats.assign(kept.kind().holder(), kept.id(), chatIds);
        kept.takeOver(gone, now);
        history.keep(gone, What.MERGED, new Circumstance(null, null, kept.id()), by, now);
        history.keep(kept, What.TOOK_OVER, new Circumstance(null, null, gone.id()), by, now);
        List<DomainEvent> told = new ArrayList<>(register.told(changed, district, now));
        told.add(events.merged(gone, kept, district, now));
        return told;
    }

    private static void requireMergeable(Member gone, Member kept) {
        if (gone.id().equals(kept.id())) {
            throw new Invalid("into", "merges-with-itself");
        }
        if (gone.mergedInto() != null) {
            throw new MemberAlreadyMerged();
        }
        if (!kept.active()) {
            throw new MemberMovedOut();
        }
        if (gone.active() && !gone.householdId().equals(kept.householdId())) {
            throw new DifferentHouseholds();
        }
        if (gone.kind() == MemberKind.RESIDENT && kept.kind() == MemberKind.PROXY) {
            throw new Invalid("into", "resident-into-proxy");
        }
    }
}
