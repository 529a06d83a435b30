package org.qunli.request.following;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.RequestAlreadyClosed;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.place.OfficerCard;
import org.qunli.request.place.People;

/** "Me too", over HTTP. */
@Path("/v1/requests/{id}/followers")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class FollowersResource {

    private final ResidentRequests requests;

    private final Following following;

    private final Followers followers;

    private final People people;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    FollowersResource(
            ResidentRequests requests,
            Following following,
            Followers followers,
            People people,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.following = following;
        this.followers = followers;
        this.people = people;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.RESIDENT)
    @Operation(
            operationId = "followRequest",
            summary = "Say that one's household has a neighbour's need too",
            description =
                    "Of an open request that was raised in a group of the own zone. Followers are told"
                            + " once when it is answered and once when it is solved. Following twice is following"
                            + " once.")
    @APIResponseSchema(
            value = FollowingView.class,
            responseCode = "200",
            responseDescription = "Followed")
    public RestResponse<FollowingView> follow(@PathParam("id") UUID id) {
        Person person = caller.requirePerson();
        ResidentRequest request =
                requests.lock(id).filter(r -> shared(r, person)).orElseThrow(NotFound::new);
        Follower follower = follower(request, person);
        if (Following.owns(follower, request.raising())) {
            throw new OwnRequest();
        }
        if (!request.status().isOpen()) {
            throw new RequestAlreadyClosed();
        }
        Effects effects = new Effects();
        following.follow(request, follower, clock.instant(), effects);
        feed.append(effects.events());
        return RestResponse.ok(view(request, follower));
    }

    private static boolean shared(ResidentRequest request, Person person) {
        return person.homeZones().contains(request.raising().zoneId())
                && request.raising().groupId() != null
                && !request.confidential();
    }

    private Follower follower(ResidentRequest request, Person person) {
        People.Match member =
                people.memberIn(request.raising().zoneId(), person.memberIds())
                        .orElseThrow(NotFound::new);
        return new Follower(
                member.householdId(),
                member.id(),
                people.chatOf(member.id()).orElse(null),
                null,
                member.name());
    }

    private FollowingView view(ResidentRequest request, Follower follower) {
        Map<UUID, OfficerCard> cards =
                request.assignee() == null
                        ? Map.of()
                        : people.officers(List.of(request.assignee()));
        OfficerCard officer = cards.get(request.assignee());
        return new FollowingView(
                request.id(),
                request.category(),
                request.status(),
                officer == null ? null : officer.name(),
                request.assigneePost(),
                request.promisedAt(),
                followers.since(request.id(), follower));
    }
}
