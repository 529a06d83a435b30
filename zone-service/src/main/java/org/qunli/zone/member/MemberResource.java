package org.qunli.zone.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.Households;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.wire.Merge;

/** Members over HTTP: for those who serve the zone, and for a front-end its own chats' people. */
@Path("/v1")
@Tag(name = "Members", description = "The people of households, and their chat identities")
public class MemberResource {

    private static final Logger LOG = Logger.getLogger(MemberResource.class);

    private final Members members;
    private final Households households;
    private final ChatIdentities chats;
    private final ZoneReach reach;
    private final Caller caller;
    private final MemberRegister register;
    private final MemberReach standing;
    private final MemberAnswers answers;
    private final Clock clock;
    private final Cursors cursors;

    MemberResource(
            Members members,
            Households households,
            ChatIdentities chats,
            ZoneReach reach,
            Caller caller,
            MemberRegister register,
            MemberReach standing,
            MemberAnswers answers,
            Clock clock,
            Cursors cursors) {
        this.members = members;
        this.households = households;
        this.chats = chats;
        this.reach = reach;
        this.caller = caller;
        this.register = register;
        this.standing = standing;
        this.answers = answers;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @Path("/zones/{zoneId}/members")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Idempotent
    @Operation(operationId = "createMember", summary = "Enter somebody who lives in the zone")
    @APIResponseSchema(
            value = MemberView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<MemberView> create(
            @RestPath UUID zoneId, @NotNull @Valid NewMember wanted) {
        Zone zone = reach.requireServed(zoneId);
        zone.requireNotMerged();
        if (asFrontend()) {
            requireOwnChats(wanted);
        }
        Household household = householdOf(zoneId, wanted);
        Instant now = clock.instant();

        Member member =
                register.enter(
                        household,
                        new Newcomer(
                                wanted.name(),
                                wanted.phone(),
                                wanted.subject(),
                                wanted.chatIds(),
                                null),
                        standing.staff(zone),
                        now);
        LOG.infof("Member %s entered in zone %s", member.id(), zoneId);
        return answers.created(member, zone, now);
    }

    /** A front-end vouches for its own chats only; an own token is not its to give. */
    private void requireOwnChats(NewMember wanted) {
        if (wanted.chatIds().isEmpty()) {
            throw new Invalid("chatIds", "frontend-names-chat-id");
        }
        if (wanted.subject() != null) {
            throw new Invalid("subject", "not-for-frontends");
        }
        wanted.chatIds().forEach(chat -> caller.requireChannel(chat.channel(), chat.tenant()));
    }

    private Household householdOf(UUID zoneId, NewMember wanted) {
        if ((wanted.householdId() == null) == (wanted.householdLabel() == null)) {
            throw new Invalid("householdId", "household-by-id-or-label");
        }
        Household household =
                wanted.householdId() == null
                        ? households.labelled(zoneId, wanted.householdLabel()).orElse(null)
                        : households
                                .findByIdOptional(
                                        wanted.householdId(),
                                        jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                                .orElse(null);
        if (household == null || !household.zoneId().equals(zoneId)) {
            throw new Invalid(
                    wanted.householdId() == null ? "householdLabel" : "householdId",
                    "no-such-household-here");
        }
        return household;
    }

    @GET
    @Path("/zones/{zoneId}/members")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "listMembers",
            summary = "The members of a zone; a front-end's own chats' people")
    public Page<MemberView> list(
            @RestPath UUID zoneId,
            @BeanParam @Valid MemberFilter filter,
            @BeanParam @Valid PageQuery query) {
        reach.requireServed(zoneId);
        MemberQuery wanted =
                asFrontend() ? filter.queryOnOwn(zoneId, caller.channels()) : filter.query(zoneId);
        String cursor = "members/" + zoneId;
        List<Member> found =
                members.page(
                        wanted,
                        query.after(cursors, cursor).map(last -> UUID.fromString(last.get(0))),
                        query.limit() + 1);
        Map<UUID, List<ChatIdentity>> chatIds = chats.of(found.stream().map(Member::id).toList());
        List<MemberView> rows =
                found.stream().map(m -> answers.view(m, chatIds.get(m.id()))).toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/members/{memberId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Operation(
            operationId = "getMember",
            summary = "One member; for residents of their own household")
    public RestResponse<MemberView> get(@RestPath UUID memberId) {
        Member member = members.require(memberId);
        MemberReach.Standing here = standing.require(member);
        boolean self = here.self() != null && here.self().id().equals(memberId);
        if (!here.staff() && !self && !(here.mayKeep() && member.active())) {
            throw new NotFound();
        }
        return answers.shown(member);
    }

    @PATCH
    @Path("/members/{memberId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Transactional
    @Operation(
            operationId = "changeMember",
            summary = "Change a member's name, chat ids or subject, or let them move out")
    public RestResponse<MemberView> change(
            @RestPath UUID memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid MemberChange change) {
        Member member = members.locked(memberId);
        Zone zone = reach.requireServed(member.zoneId());
        ETags.requireMatch(ifMatch, member.version());
        if (!member.active()) {
            throw new MemberMovedOut();
        }
        Instant now = clock.instant();

        describe(member, change, now);
        if (change.chatIds != null) {
            chats.assign(
                    member.kind().holder(),
                    memberId,
                    Merge.required("chatIds", change.chatIds, List.of()));
        }
        List<Member> touched = List.of(member);
        if (!Merge.required("active", change.active, true)) {
            touched = register.end(member, Ending.LEFT, null, standing.staff(zone), now);
        }
        LOG.infof("Member %s changed", memberId);
        return answers.changed(member, touched, zone, now);
    }

    private static void describe(Member member, MemberChange change, Instant now) {
        boolean proxy = member.kind() == MemberKind.PROXY;
        if (!proxy && (change.relation != null || change.validUntil != null)) {
            throw new Invalid(change.relation != null ? "relation" : "validUntil", "of-proxies");
        }
        if (proxy && change.subject != null) {
            throw new Invalid("subject", "not-of-proxies");
        }
        member.describe(
                Merge.field(change.name, member.name()),
                Merge.field(change.phone, member.phone()),
                Merge.field(change.subject, member.subject()),
                now);
        if (proxy) {
            Instant end = Merge.field(change.validUntil, member.validUntil());
            if (change.validUntil != null && end != null && !end.isAfter(now)) {
                throw new Invalid("validUntil", "already-over");
            }
            member.mandate(
                    Merge.required("relation", change.relation, member.relation()), end, now);
        }
    }

    private boolean asFrontend() {
        return standing.asFrontend();
    }
}
