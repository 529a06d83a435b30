package org.qunli.zone.member;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.paging.Answers;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Tells of changed members, and shows of them what the caller may see. */
@RequestScoped
public class MemberAnswers {

    private final MemberRegister register;
    private final ChatIdentities chats;
    private final MemberReach reach;
    private final ZoneReach zones;
    private final Caller caller;
    private final EventFeed feed;

    MemberAnswers(
            MemberRegister register,
            ChatIdentities chats,
            MemberReach reach,
            ZoneReach zones,
            Caller caller,
            EventFeed feed) {
        this.register = register;
        this.chats = chats;
        this.reach = reach;
        this.zones = zones;
        this.caller = caller;
        this.feed = feed;
    }

    RestResponse<MemberView> created(Member member, Zone zone, Instant now) {
        feed.append(register.told(List.of(member), zone.district(), now));
        return Answers.created("/v1/members/" + member.id(), view(member), member.version());
    }

    RestResponse<MemberView> changed(
            Member member, Collection<Member> touched, Zone zone, Instant now) {
        feed.append(register.told(touched, zone.district(), now));
        return shown(member);
    }

    RestResponse<MemberView> shown(Member member) {
        return Answers.ok(view(member), member.version());
    }

    /** A member as the caller may see them. */
    public MemberView view(Member member) {
        return view(member, chats.of(member.id()));
    }

    MemberView view(Member member, List<ChatIdentity> chatIds) {
        if (reach.asFrontend()) {
            return MemberView.forFrontend(
                    member,
                    chatIds.stream()
                            .filter(c -> caller.reachesChannel(c.channel(), c.tenant()))
                            .toList());
        }
        if (zones.serves(member.zoneId())) {
            return MemberView.of(member, chatIds);
        }
        boolean self = caller.person().filter(p -> p.memberIds().contains(member.id())).isPresent();
        return MemberView.forHousehold(member, self ? chatIds : List.of());
    }
}
