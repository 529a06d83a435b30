package org.qunli.zone.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/**
 * Verification over HTTP: stated by grid workers, administrators and, of the chat only, by bots.
 */
@Path("/v1")
@Tag(name = "Members", description = "The people of households, and their chat identities")
public class VerificationResource {

    private static final Logger LOG = Logger.getLogger(VerificationResource.class);

    private final Members members;
    private final MemberRegister register;
    private final MemberReach reach;
    private final MemberAnswers answers;
    private final ChatIdentities chats;
    private final ZoneReach zones;
    private final Caller caller;
    private final Clock clock;

    VerificationResource(
            Members members,
            MemberRegister register,
            MemberReach reach,
            MemberAnswers answers,
            ChatIdentities chats,
            ZoneReach zones,
            Caller caller,
            Clock clock) {
        this.members = members;
        this.register = register;
        this.reach = reach;
        this.answers = answers;
        this.chats = chats;
        this.zones = zones;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/members/{memberId}/verification")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Idempotent
    @Operation(
            operationId = "verifyMember",
            summary = "State that a member is who they say",
            description =
                    "A front-end states what its platform vouches for, and never in place of what"
                            + " a person saw.")
    public RestResponse<MemberView> verify(
            @RestPath UUID memberId, @NotNull @Valid NewVerification verification) {
        Member member = members.locked(memberId);
        Zone zone = zones.requireServed(member.zoneId());
        if (reach.asFrontend()) {
            requireVouching(memberId, verification);
        } else {
            reach.requireKeeper(zone.id());
            if (verification.method() == Verification.Method.BY_INVITATION) {
                throw new Invalid("method", "only-by-redeeming");
            }
        }
        requireActive(member);
        Instant now = clock.instant();

        if (!reach.asFrontend() || member.verification() == null) {
            register.verify(member, verification.method(), reach.staff(zone), now);
        }
        LOG.infof("Member %s verified", memberId);
        return answers.changed(member, List.of(member), zone, now);
    }

    private void requireVouching(UUID memberId, NewVerification verification) {
        boolean own =
                chats.of(memberId).stream()
                        .anyMatch(chat -> caller.reachesChannel(chat.channel(), chat.tenant()));
        if (!own) {
            throw new NotFound();
        }
        if (verification.method() != Verification.Method.BY_CHAT_PLATFORM) {
            throw new Invalid("method", "frontend-vouches-by-chat-platform");
        }
    }

    @POST
    @Path("/members/{memberId}/verification/revocation")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "revokeVerification",
            summary = "State that a verification doesn't hold, and why",
            description = "They may go on speaking: nobody is left unanswered.")
    public RestResponse<MemberView> revoke(
            @RestPath UUID memberId, @NotNull @Valid VerificationRevocation revocation) {
        Member member = members.locked(memberId);
        Zone zone = reach.requireKeeper(member.zoneId());
        requireActive(member);
        if (member.verification() == null) {
            return answers.shown(member);
        }
        Instant now = clock.instant();

        register.unverify(member, revocation.reason(), reach.staff(zone), now);
        LOG.infof("Member %s isn't verified any more", memberId);
        return answers.changed(member, List.of(member), zone, now);
    }

    private static void requireActive(Member member) {
        if (!member.active()) {
            throw new MemberMovedOut();
        }
    }
}
