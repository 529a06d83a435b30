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
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentities.Holder;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.HouseholdClosed;
import org.qunli.zone.household.Households;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.wire.Merge;

/** Members over HTTP: for those who serve the zone, and for a front-end its own chats' people. */
@Path("/v1")
@Tag(name = "members")
public class MemberResource {

    private static final Logger LOG = Logger.getLogger(MemberResource.class);

    private final Members members;
    private final Households households;
    private final ChatIdentities chats;
    private final ZoneReach reach;
    private final Caller caller;
    private final MemberEvents events;
    private final EventFeed feed;
    private final Clock clock;
    private final Cursors cursors;

    MemberResource(
            Members members,
            Households households,
            ChatIdentities chats,
            ZoneReach reach,
            Caller caller,
            MemberEvents events,
            EventFeed feed,
            Clock clock,
            Cursors cursors) {
        this.members = members;
        this.households = households;
        this.chats = chats;
        this.reach = reach;
        this.caller = caller;
        this.events = events;
        this.feed = feed;
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
        if (asFrontend()) {
            requireOwnChats(wanted);
        }
        Household household = householdOf(zoneId, wanted);
        Instant now = clock.instant();

        Member member = new Member(household, wanted.name(), wanted.subject(), now);
        members.persist(member);
        members.flush();
        chats.assign(Holder.MEMBER, member.id(), wanted.chatIds());
        List<ChatIdentity> chatIds = chats.of(Holder.MEMBER, member.id());
        feed.append(events.changed(member, chatIds, zone.district(), now));
        LOG.infof("Member %s entered in zone %s", member.id(), zoneId);
        return Answers.created(
                "/v1/members/" + member.id(), view(member, chatIds), member.version());
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
        if (!household.active()) {
            throw new HouseholdClosed();
        }
        return household;
    }

    @GET
    @Path("/zones/{zoneId}/members")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "listMembers",
            summary = "The members of a zone; a front-end's own chats' people")
    public Page<MemberView> list(@RestPath UUID zoneId, @BeanParam @Valid PageQuery query) {
        reach.requireServed(zoneId);
        String cursor = "members/" + zoneId;
        var after = query.after(cursors, cursor).map(last -> UUID.fromString(last.get(0)));
        List<Member> found =
                asFrontend()
                        ? members.on(caller.channels(), zoneId, after, query.limit() + 1)
                        : members.of(zoneId, after, query.limit() + 1);
        Map<UUID, List<ChatIdentity>> chatIds =
                chats.of(Holder.MEMBER, found.stream().map(Member::id).toList());
        List<MemberView> rows =
                found.stream().map(member -> view(member, chatIds.get(member.id()))).toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/members/{memberId}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(operationId = "getMember", summary = "One member")
    public RestResponse<MemberView> get(@RestPath UUID memberId) {
        Member member = members.require(memberId);
        reach.requireServed(member.zoneId());
        return Answers.ok(view(member, chats.of(Holder.MEMBER, memberId)), member.version());
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

        member.describe(
                Merge.field(change.name, member.name()),
                Merge.field(change.subject, member.subject()),
                now);
        if (change.chatIds != null) {
            chats.assign(
                    Holder.MEMBER, memberId, Merge.required("chatIds", change.chatIds, List.of()));
        }
        if (!Merge.required("active", change.active, true)) {
            members.moveOut(member, now);
        }
        return told(member, zone, now);
    }

    @POST
    @Path("/members/{memberId}/verification")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.FRONTEND})
    @Idempotent
    @Operation(operationId = "verifyMember", summary = "State that a member is who they say")
    public RestResponse<MemberView> verify(
            @RestPath UUID memberId, @NotNull @Valid NewVerification verification) {
        Member member = members.locked(memberId);
        Zone zone = reach.requireServed(member.zoneId());
        if (asFrontend()) {
            requireVouching(memberId, verification);
        } else if (!caller.is(Roles.ADMIN)
                && !members.isGridWorker(caller.requirePerson().officerId(), zone.id())) {
            throw new GridWorkersOnly();
        }
        if (!member.active()) {
            throw new MemberMovedOut();
        }
        Instant now = clock.instant();

        member.verify(verification.method(), caller.client(), now);
        return told(member, zone, now);
    }

    private void requireVouching(UUID memberId, NewVerification verification) {
        boolean own =
                chats.of(Holder.MEMBER, memberId).stream()
                        .anyMatch(chat -> caller.reachesChannel(chat.channel(), chat.tenant()));
        if (!own) {
            throw new NotFound();
        }
        if (verification.method() != Verification.Method.BY_CHAT_PLATFORM) {
            throw new Invalid("method", "frontend-vouches-by-chat-platform");
        }
    }

    private RestResponse<MemberView> told(Member member, Zone zone, Instant now) {
        members.flush();
        List<ChatIdentity> chatIds = chats.of(Holder.MEMBER, member.id());
        feed.append(events.changed(member, chatIds, zone.district(), now));
        LOG.infof("Member %s changed", member.id());
        return Answers.ok(view(member, chatIds), member.version());
    }

    private boolean asFrontend() {
        return caller.is(Roles.FRONTEND) && !caller.is(Roles.ADMIN);
    }

    private MemberView view(Member member, List<ChatIdentity> chatIds) {
        return asFrontend()
                ? MemberView.forFrontend(
                        member,
                        chatIds.stream()
                                .filter(c -> caller.reachesChannel(c.channel(), c.tenant()))
                                .toList())
                : MemberView.of(member, chatIds);
    }
}
