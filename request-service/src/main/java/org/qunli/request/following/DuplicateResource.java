package org.qunli.request.following;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.lifecycle.Casework;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Raising;
import org.qunli.request.lifecycle.RequestReach;
import org.qunli.request.lifecycle.RequestView;
import org.qunli.request.lifecycle.RequestViews;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.lifecycle.Word;

/** Duplicates, over HTTP: the one ends, and whoever raised it follows the other. */
@Path("/v1/requests/{id}/duplicate-of")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class DuplicateResource {

    private final ResidentRequests requests;

    private final RequestReach reach;

    private final Casework casework;

    private final Following following;

    private final Followers followers;

    private final FollowerTeller teller;

    private final RequestViews views;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    DuplicateResource(
            ResidentRequests requests,
            RequestReach reach,
            Casework casework,
            Following following,
            Followers followers,
            FollowerTeller teller,
            RequestViews views,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.casework = casework;
        this.following = following;
        this.followers = followers;
        this.teller = teller;
        this.views = views;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "markDuplicate",
            summary = "Say that a request is the same as another of its zone",
            description =
                    "It ends as DUPLICATE; whoever raised or followed it follows the other, and is told at once"
                            + " what was answered there so far. The same call again changes nothing.")
    public RestResponse<RequestView> mark(
            @PathParam("id") UUID id, @NotNull @Valid NewOriginal body) {
        if (id.equals(body.requestId())) {
            reach.lockAsOfficer(id);
            throw new DuplicateOfItself();
        }
        // In one order, so that two officers who mean the opposite don't wait for each other.
        boolean inOrder = id.compareTo(body.requestId()) < 0;
        ResidentRequest first = reach.lockAsOfficer(inOrder ? id : body.requestId());
        ResidentRequest second = reach.lockAsOfficer(inOrder ? body.requestId() : id);
        ResidentRequest request = inOrder ? first : second;
        ResidentRequest original = inOrder ? second : first;
        if (!original.id().equals(request.duplicateOf())) {
            requirePossible(request, original);
            merge(request, original);
        }
        return Answers.ok(views.view(request), request.version());
    }

    private void requirePossible(ResidentRequest request, ResidentRequest original) {
        if (!original.raising().zoneId().equals(request.raising().zoneId())) {
            throw new NotFound();
        }
        if (original.duplicateOf() != null) {
            throw new DuplicateOfDuplicate();
        }
        if (requests.count("duplicateOf", request.id()) > 0) {
            throw new HasDuplicates();
        }
        boolean goesOn = original.status().isOpen() || original.status().isDone();
        if (original.confidential() || !goesOn) {
            throw new OriginalNotShared();
        }
    }

    private void merge(ResidentRequest request, ResidentRequest original) {
        Effects effects = new Effects();
        UUID officer = caller.person().map(Person::officerId).orElse(null);
        Word word = new Word(officer, null, null, null, clock.instant());
        casework.duplicate(request, original, word, effects);
        followers.handOver(request.id(), original.id());
        Raising raising = request.raising();
        Follower raiser =
                new Follower(
                        raising.householdId(),
                        raising.memberId(),
                        raising.chat(),
                        request.confidential() ? null : raising.groupId(),
                        raising.name());
        boolean reachable = raising.householdId() != null || raising.chat() != null;
        if (reachable && !Following.owns(raiser, original.raising())) {
            following.follow(original, raiser, clock.instant(), effects);
            teller.catchUp(original, raiser);
        }
        requests.flush();
        feed.append(effects.events());
    }
}
