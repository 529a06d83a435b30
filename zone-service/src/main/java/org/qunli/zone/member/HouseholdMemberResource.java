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
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.household.Household;
import org.qunli.zone.household.Households;

/** A household's members over HTTP, for those who serve it and those who live there. */
@Path("/v1")
@Tag(name = "Members", description = "The people of households, and their chat identities")
public class HouseholdMemberResource {

    private static final Logger LOG = Logger.getLogger(HouseholdMemberResource.class);

    private final Members members;
    private final Households households;
    private final MemberRegister register;
    private final MemberReach reach;
    private final MemberAnswers answers;
    private final ChatIdentities chats;
    private final Clock clock;
    private final Cursors cursors;

    HouseholdMemberResource(
            Members members,
            Households households,
            MemberRegister register,
            MemberReach reach,
            MemberAnswers answers,
            ChatIdentities chats,
            Clock clock,
            Cursors cursors) {
        this.members = members;
        this.households = households;
        this.register = register;
        this.reach = reach;
        this.answers = answers;
        this.chats = chats;
        this.clock = clock;
        this.cursors = cursors;
    }

    @GET
    @Path("/households/{householdId}/members")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Operation(
            operationId = "listHouseholdMembers",
            summary = "Who lives in a household or speaks for it",
            description =
                    "For one of the household: all of them, if somebody saw that they live there;"
                            + " themselves, if not.")
    public Page<MemberView> list(@RestPath UUID householdId, @BeanParam @Valid PageQuery query) {
        Household household = households.require(householdId);
        MemberReach.Standing standing = reach.require(household);
        if (!standing.staff() && !standing.mayKeep()) {
            return new Page<>(List.of(answers.view(standing.self())), null);
        }
        String cursor = "household-members/" + householdId;
        List<Member> found =
                members.page(
                        MemberQuery.ofHousehold(household.zoneId(), householdId),
                        query.after(cursors, cursor).map(last -> UUID.fromString(last.get(0))),
                        query.limit() + 1);
        Map<UUID, List<ChatIdentity>> chatIds = chats.of(found.stream().map(Member::id).toList());
        List<MemberView> rows =
                found.stream().map(m -> answers.view(m, chatIds.get(m.id()))).toList();
        return cursors.page(cursor, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @POST
    @Path("/households/{householdId}/proxies")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.RESIDENT})
    @Idempotent
    @Operation(
            operationId = "createProxy",
            summary = "Let somebody who lives elsewhere speak for a household",
            description =
                    "A proxy is a member of kind PROXY: what they say is the household's word,"
                            + " marked as a proxy's. They don't count as living there, and a"
                            + " household isn't reached through them alone. Taken back by ending"
                            + " the membership.")
    @APIResponseSchema(
            value = MemberView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<MemberView> createProxy(
            @RestPath UUID householdId, @NotNull @Valid NewProxy wanted) {
        Household household = households.locked(householdId);
        MemberReach.Standing standing = reach.require(household);
        standing.requireKeeping();
        if (!standing.staff() && !wanted.chatIds().isEmpty()) {
            throw new Invalid("chatIds", "proxy-joins-by-invitation");
        }
        Instant now = clock.instant();

        Member proxy = register.enter(household, wanted.newcomer(), standing.author(), now);
        LOG.infof("Proxy %s entered for household %s", proxy.id(), householdId);
        return answers.created(proxy, standing.zone(), now);
    }
}
