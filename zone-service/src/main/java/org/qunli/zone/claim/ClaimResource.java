package org.qunli.zone.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentities.Holder;
import org.qunli.zone.member.MemberReach;
import org.qunli.zone.member.Members;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Claims over HTTP: made through front-ends, seen by those who serve the zone. */
@Path("/v1")
@Tag(name = "Membership claims", description = "Guests who say where they live")
public class ClaimResource {

    private static final Logger LOG = Logger.getLogger(ClaimResource.class);

    private final Claims claims;
    private final Members members;
    private final ChatIdentities chats;
    private final ZoneReach reach;
    private final MemberReach standing;
    private final Caller caller;
    private final EventFeed feed;
    private final Clock clock;
    private final Cursors cursors;
    private final ClaimConfig config;

    ClaimResource(
            Claims claims,
            Members members,
            ChatIdentities chats,
            ZoneReach reach,
            MemberReach standing,
            Caller caller,
            EventFeed feed,
            Clock clock,
            Cursors cursors,
            ClaimConfig config) {
        this.claims = claims;
        this.members = members;
        this.chats = chats;
        this.reach = reach;
        this.standing = standing;
        this.caller = caller;
        this.feed = feed;
        this.clock = clock;
        this.cursors = cursors;
        this.config = config;
    }

    @POST
    @Path("/zones/{zoneId}/membership-claims")
    @RolesAllowed(Roles.FRONTEND)
    @Idempotent
    @Operation(
            operationId = "claimMembership",
            summary = "Hand over a guest's own word of where they live",
            description =
                    "Nobody has to claim anything to be answered. A chat id has one claim in a zone"
                            + " until it is decided; said otherwise meanwhile, it is changed. Refused three"
                            + " times within a day, it waits: 429 with Retry-After.")
    @APIResponseSchema(
            value = ClaimView.class,
            responseCode = "201",
            responseDescription = "Created; 200 where there was one that nobody decided")
    public RestResponse<ClaimView> claim(@RestPath UUID zoneId, @NotNull @Valid NewClaim wanted) {
        Zone zone = reach.requireServed(zoneId);
        caller.requireChannel(wanted.chatId().channel(), wanted.chatId().tenant());
        claims.queue(zoneId, wanted.chatId());
        if (livesIn(zoneId, wanted)) {
            throw new AlreadyMember();
        }
        Instant now = clock.instant();

        Optional<MembershipClaim> before = claims.pending(zoneId, wanted.chatId());
        if (before.isPresent()) {
            MembershipClaim claim = before.get();
            if (claim.restate(wanted)) {
                claims.flush();
                feed.append(ClaimEvents.changed(claim, zone.district(), now));
            }
            return Answers.ok(view(claim), claim.version());
        }
        requireNotRefusedTooOften(zoneId, wanted, now);
        MembershipClaim claim = new MembershipClaim(zoneId, wanted, now);
        claims.persistAndFlush(claim);
        feed.append(ClaimEvents.changed(claim, zone.district(), now));
        LOG.infof("Claim %s made in zone %s", claim.id(), zoneId);
        return Answers.created("/v1/membership-claims/" + claim.id(), view(claim), claim.version());
    }

    private void requireNotRefusedTooOften(UUID zoneId, NewClaim wanted, Instant now) {
        List<Instant> refusals =
                claims.refusals(
                        zoneId, wanted.chatId(), now.minus(config.within()), config.refusals());
        if (refusals.size() >= config.refusals()) {
            Instant oldest = refusals.get(refusals.size() - 1);
            throw new TooManyClaims(Duration.between(now, oldest.plus(config.within())));
        }
    }

    private boolean livesIn(UUID zoneId, NewClaim wanted) {
        return chats.holderOf(Holder.MEMBER, wanted.chatId())
                .flatMap(members::findByIdOptional)
                .filter(member -> member.zoneId().equals(zoneId))
                .isPresent();
    }

    @GET
    @Path("/zones/{zoneId}/membership-claims")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "listMembershipClaims",
            summary = "Who says that they live in the zone; for a front-end on its own channels")
    public Page<ClaimView> list(
            @RestPath UUID zoneId,
            @Parameter(description = "in this state only", example = "PENDING") @RestQuery
                    MembershipClaim.State state,
            @BeanParam @Valid PageQuery query) {
        reach.requireServed(zoneId);
        String cursor = "membership-claims/" + zoneId;
        List<ClaimView> rows =
                claims
                        .of(
                                zoneId,
                                state,
                                standing.asFrontend() ? caller.channels() : null,
                                query.after(cursors, cursor)
                                        .map(last -> UUID.fromString(last.get(0))),
                                query.limit() + 1)
                        .stream()
                        .map(this::view)
                        .toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/membership-claims/{claimId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Operation(operationId = "getMembershipClaim", summary = "One claim")
    public RestResponse<ClaimView> get(@RestPath UUID claimId) {
        MembershipClaim claim = claims.require(claimId);
        reach.requireServed(claim.zoneId());
        if (standing.asFrontend()) {
            caller.requireChannel(claim.chat().channel(), claim.chat().tenant());
        }
        return Answers.ok(view(claim), claim.version());
    }

    private ClaimView view(MembershipClaim claim) {
        return ClaimView.of(claim, !standing.asFrontend());
    }
}
