package org.qunli.request.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;

/** How content households are, over HTTP. */
@Path("/v1/requests/{id}/rating")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class RatingResource {

    private final ResidentRequests requests;

    private final RequestReach reach;

    private final Ratings ratings;

    private final EventFeed feed;

    private final Clock clock;

    RatingResource(
            ResidentRequests requests,
            RequestReach reach,
            Ratings ratings,
            EventFeed feed,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.ratings = ratings;
        this.feed = feed;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @RolesAllowed(Roles.RESIDENT)
    @Operation(
            operationId = "rateRequest",
            summary = "Say how content one is with how a request was seen to",
            description =
                    "From its resolution on, for two weeks; another rating replaces the one before. A"
                            + " reopened request is rated anew. Officers never see whose rating it is.")
    public RatingView rate(@PathParam("id") UUID id, @NotNull @Valid NewRating body) {
        ResidentRequest request = reach.lockAsResident(id);
        Effects effects = new Effects();
        ratings.rate(request, body.stars(), body.comment(), clock.instant(), effects);
        requests.flush();
        feed.append(effects.events());
        return RatingView.of(request);
    }

    @GET
    @RolesAllowed(Roles.RESIDENT)
    @Operation(operationId = "getRating", summary = "Read one's rating of a request")
    public RatingView get(@PathParam("id") UUID id) {
        ResidentRequest request = reach.readAsResident(id);
        if (request.ending().rating() == null) {
            throw new NotFound();
        }
        return RatingView.of(request);
    }
}
