package org.qunli.zone.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.HouseholdClosed;
import org.qunli.zone.household.Households;
import org.qunli.zone.sealing.Zone;

/** What becomes of members, over HTTP: they move, leave, or turn out to be somebody known. */
@Path("/v1")
@Tag(name = "Members", description = "The people of households, and their chat identities")
public class MemberLifeResource {

    private static final Logger LOG = Logger.getLogger(MemberLifeResource.class);

    private final Members members;
    private final Households households;
    private final MemberRegister register;
    private final MemberMerger merger;
    private final MemberHistory history;
    private final MemberReach reach;
    private final MemberAnswers answers;
    private final EventFeed feed;
    private final Clock clock;
    private final Cursors cursors;

    MemberLifeResource(
            Members members,
            Households households,
            MemberRegister register,
            MemberMerger merger,
            MemberHistory history,
            MemberReach reach,
            MemberAnswers answers,
            EventFeed feed,
            Clock clock,
            Cursors cursors) {
        this.members = members;
        this.households = households;
        this.register = register;
        this.merger = merger;
        this.history = history;
        this.reach = reach;
        this.answers = answers;
        this.feed = feed;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @Path("/members/{memberId}/departure")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Idempotent
    @Operation(
            operationId = "endMembership",
            summary = "Leave a household, or take back a proxy's word",
            description =
                    "Residents leave by themselves and may take back the word of their household's"
                            + " proxies. Chat ids become free; open requests stay with the"
                            + " household. Who returns is entered anew, and merged with who they"
                            + " were.")
    public RestResponse<MemberView> depart(
            @RestPath UUID memberId, @NotNull @Valid Departure departure) {
        Member member = members.locked(memberId);
        MemberReach.Standing standing = reach.require(member);
        boolean self = standing.self() != null && standing.self().id().equals(memberId);
        if (!standing.staff() && !self) {
            if (member.kind() != MemberKind.PROXY) {
                throw new NotFound();
            }
            standing.requireKeeping();
        }
        if (!member.active()) {
            return answers.shown(member);
        }
        Instant now = clock.instant();
        Ending how = member.kind() == MemberKind.PROXY && !self ? Ending.REVOKED : Ending.LEFT;

        List<Member> ended = register.end(member, how, departure.reason(), standing.author(), now);
        LOG.infof("Member %s ended, %s", memberId, how);
        return answers.changed(member, ended, standing.zone(), now);
    }

    @POST
    @Path("/members/{memberId}/move")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "moveMember",
            summary = "Move a member to another household of the district",
            description =
                    "Chat ids and proxies of their own go with them; open requests stay with the"
                            + " household. An officer must be grid worker of both zones.")
    public RestResponse<MemberView> move(@RestPath UUID memberId, @NotNull @Valid Move move) {
        Member seen = members.require(memberId);
        Zone from = reach.requireKeeper(seen.zoneId());
        Household to = lockedTarget(move.householdId(), from);
        Member member = members.lockedAgain(seen);
        if (!member.active()) {
            throw new MemberMovedOut();
        }
        if (member.householdId().equals(to.id())) {
            return answers.shown(member);
        }
        if (!to.active()) {
            throw new HouseholdClosed();
        }
        if (member.speaksFor() != null) {
            throw new Invalid("householdId", "moves-with-whom-they-speak-for");
        }
        Instant now = clock.instant();

        List<Member> moved = register.move(member, to, move.reason(), reach.staff(from), now);
        LOG.infof("Member %s moved to household %s", memberId, to.id());
        return answers.changed(member, moved, from, now);
    }

    /** The door first: it can't close while somebody moves in. */
    private Household lockedTarget(UUID target, Zone from) {
        Household to =
                households
                        .findByIdOptional(
                                target, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                        .orElseThrow(
                                () -> new Invalid("householdId", "no-such-household-in-district"));
        if (!reach.keepsIn(to.zoneId(), from.district())) {
            throw new Invalid("householdId", "no-such-household-in-district");
        }
        return to;
    }

    @POST
    @Path("/members/{memberId}/merger")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Idempotent
    @Operation(
            operationId = "mergeMember",
            summary = "Make this member one with another who is the same person",
            description =
                    "Chat ids, token, proxies and history go to the member that is kept; of two"
                            + " names, numbers or tokens those of the kept one hold. This one ends"
                            + " and points to it. There is no way back but entering them anew.")
    public RestResponse<MemberView> merge(@RestPath UUID memberId, @NotNull @Valid Merger wanted) {
        Member gone = members.require(memberId);
        Zone zone = reach.requireKeeper(gone.zoneId());
        Member kept =
                members.findByIdOptional(wanted.into())
                        .filter(other -> reach.keepsIn(other.zoneId(), zone.district()))
                        .orElseThrow(() -> new Invalid("into", "no-such-member-in-district"));
        Stream.of(gone, kept)
                .sorted(Comparator.comparing(Member::id))
                .forEach(members::lockedAgain);
        Instant now = clock.instant();

        feed.append(merger.merge(gone, kept, reach.staff(zone), zone.district(), now));
        members.flush();
        LOG.infof("Member %s merged into %s", memberId, wanted.into());
        return answers.shown(kept);
    }

    @GET
    @Path("/members/{memberId}/history")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "getMemberHistory",
            summary = "What became of a member: where they lived, who verified them, and when")
    public Page<MemberHistoryView> history(
            @RestPath UUID memberId, @BeanParam @Valid PageQuery query) {
        Member member = members.require(memberId);
        if (!reach.require(member).staff()) {
            throw new NotFound();
        }
        String cursor = "member-history/" + memberId;
        List<MemberHistoryView> rows =
                history.of(
                        memberId,
                        query.after(cursors, cursor).map(MemberHistory.Position::of),
                        query.limit() + 1);
        return cursors.page(
                cursor,
                rows,
                query.limit(),
                row -> List.of(row.at().toString(), row.id().toString()));
    }
}
