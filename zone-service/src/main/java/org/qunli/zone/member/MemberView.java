package org.qunli.zone.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/**
 * A member. A front-end sees the chat ids of its own channels, and neither names nor numbers; one
 * of the household sees everything but tokens and the others' chat ids.
 */
public record MemberView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID householdId,
        UUID zoneId,
        @Schema(examples = "RESIDENT") MemberKind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "陈先生") String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "0595-5550123") String phone,
        List<ChatIdentity> chatIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "chen-8-1203") String subject,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "the member for whom a proxy speaks; none: for all of them")
                UUID speaksFor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "女儿") String relation,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description = "until when a proxy may speak; none: until revoked",
                        examples = "2026-05-04T02:00:00Z")
                Instant validUntil,
        @Schema(
                        description =
                                "whether somebody saw that they are who they say; everybody may"
                                        + " speak, only the verified act on household data")
                boolean verified,
        Verification verification,
        boolean active,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "LEFT") Ending ending,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "the member that this one turned out to be")
                UUID mergedInto) {

    static MemberView of(Member member, List<ChatIdentity> chatIds) {
        return new MemberView(
                member.id(),
                member.householdId(),
                member.zoneId(),
                member.kind(),
                member.name(),
                member.phone(),
                chatIds,
                member.subject(),
                member.speaksFor(),
                member.relation(),
                member.validUntil(),
                member.verification() != null,
                member.verification(),
                member.active(),
                member.ending(),
                member.mergedInto());
    }

    static MemberView forFrontend(Member member, List<ChatIdentity> ownChatIds) {
        return of(member, ownChatIds).without(true);
    }

    static MemberView forHousehold(Member member, List<ChatIdentity> ownChatIds) {
        return of(member, ownChatIds).without(false);
    }

    private MemberView without(boolean words) {
        return new MemberView(
                id,
                householdId,
                zoneId,
                kind,
                words ? null : name,
                words ? null : phone,
                chatIds,
                null,
                speaksFor,
                words ? null : relation,
                validUntil,
                verified,
                verification == null ? null : verification.withoutAuthor(),
                active,
                ending,
                mergedInto);
    }
}
