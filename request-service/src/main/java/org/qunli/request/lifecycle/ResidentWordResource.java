package org.qunli.request.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.request.place.People;

/** What only the household itself may say about its request. */
@Path("/v1/requests/{id}")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class ResidentWordResource {

    private static final ResidentWord NOTHING_MORE = new ResidentWord(null, null);

    private final ResidentRequests requests;

    private final RequestReach reach;

    private final Casework casework;

    private final RequestViews views;

    private final People people;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    ResidentWordResource(
            ResidentRequests requests,
            RequestReach reach,
            Casework casework,
            RequestViews views,
            People people,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.casework = casework;
        this.views = views;
        this.people = people;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/confirmation")
    @Idempotent
    @RolesAllowed(Roles.RESIDENT)
    @Operation(operationId = "confirmRequest", summary = "Say that a request is solved")
    public RestResponse<RequestView> confirm(@PathParam("id") UUID id, @Valid ResidentWord body) {
        ResidentWord said = body == null ? NOTHING_MORE : body;
        ResidentRequest request = reach.lockAsResident(id);
        Effects effects = new Effects();
        casework.confirm(request, word(request, said), said.thanking(), effects);
        return told(request, effects);
    }

    @POST
    @Path("/reopening")
    @Idempotent
    @RolesAllowed(Roles.RESIDENT)
    @Operation(operationId = "reopenRequest", summary = "Say that a request isn't solved")
    public RestResponse<RequestView> reopen(@PathParam("id") UUID id, @Valid ResidentWord body) {
        ResidentRequest request = reach.lockAsResident(id);
        Effects effects = new Effects();
        casework.reopen(request, word(request, body == null ? NOTHING_MORE : body), effects);
        return told(request, effects);
    }

    @POST
    @Path("/withdrawal")
    @Idempotent
    @RolesAllowed(Roles.RESIDENT)
    @Operation(operationId = "withdrawRequest", summary = "Say that it is no longer needed")
    public RestResponse<RequestView> withdraw(@PathParam("id") UUID id, @Valid ResidentWord body) {
        ResidentRequest request = reach.lockAsResident(id);
        Effects effects = new Effects();
        casework.withdraw(request, word(request, body == null ? NOTHING_MORE : body), effects);
        return told(request, effects);
    }

    private Word word(ResidentRequest request, ResidentWord said) {
        UUID member =
                people.memberIn(request.raising().zoneId(), caller.requirePerson().memberIds())
                        .map(People.Match::id)
                        .orElse(null);
        return new Word(null, member, said.text(), null, clock.instant());
    }

    private RestResponse<RequestView> told(ResidentRequest request, Effects effects) {
        requests.flush();
        feed.append(effects.events());
        return Answers.ok(views.view(request), request.version());
    }
}
