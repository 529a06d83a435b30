package org.qunli.zone.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.member.MemberView;

/** Redeeming over HTTP: a front-end hands over what somebody unknown typed. */
@Path("/v1/invitations/redemption")
@Tag(name = "Invitations", description = "Codes by which residents join their household")
public class RedemptionResource {

    private final RedemptionOnce once;
    private final RedemptionLimits limits;
    private final Tries tries;
    private final Caller caller;
    private final Clock clock;

    RedemptionResource(
            RedemptionOnce once, RedemptionLimits limits, Tries tries, Caller caller, Clock clock) {
        this.once = once;
        this.limits = limits;
        this.tries = tries;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.FRONTEND)
    @Operation(
            operationId = "redeemInvitation",
            summary = "Let somebody join a household by their code",
            description =
                    "A typo is told (400). Wrong, expired, revoked and used-up codes get the same"
                            + " answer. Tries without success are limited per sender, front-end and"
                            + " zone. The same sender with the same code again changes nothing.")
    @APIResponseSchema(
            value = MemberView.class,
            responseCode = "201",
            responseDescription = "Joined; 200 where they were in that household before")
    @APIResponse(
            responseCode = "429",
            description = "Too many tries; Retry-After says for how long")
    public RestResponse<MemberView> redeem(@NotNull @Valid Redemption wanted) {
        caller.requireChannel(wanted.chatId().channel(), wanted.chatId().tenant());
        InvitationCode code = InvitationCode.read(wanted.code());
        Instant now = clock.instant();
        // Counted before it is looked at, and kept whatever comes of it: a crash forgives nothing.
        Transactions.runInNew(() -> tries.count(limits.of(wanted), now));
        return once.redeem(code, wanted);
    }
}
