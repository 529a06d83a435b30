package org.qunli.zone.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** A member; a front-end sees the chat ids of its own channels and neither name nor subject. */
public record MemberView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID householdId,
        UUID zoneId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "陈先生") String name,
        List<ChatIdentity> chatIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "chen-8-1203") String subject,
        Verification verification,
        boolean active) {

    static MemberView of(Member member, List<ChatIdentity> chatIds) {
        return new MemberView(
                member.id(),
                member.householdId(),
                member.zoneId(),
                member.name(),
                chatIds,
                member.subject(),
                member.verification(),
                member.active());
    }

    static MemberView forFrontend(Member member, List<ChatIdentity> ownChatIds) {
        return new MemberView(
                member.id(),
                member.householdId(),
                member.zoneId(),
                null,
                ownChatIds,
                null,
                member.verification(),
                member.active());
    }
}
