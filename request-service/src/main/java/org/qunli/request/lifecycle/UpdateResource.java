package org.qunli.request.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
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
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.place.People;

/** What is said and done about a request, over HTTP. */
@Path("/v1/requests/{id}/updates")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class UpdateResource {

    private final ResidentRequests requests;

    private final RequestUpdates updates;

    private final RequestReach reach;

    private final UpdateTaker taker;

    private final RequestViews views;

    private final People people;

    private final EventFeed feed;

    private final Cursors cursors;

    private final Caller caller;

    UpdateResource(
            ResidentRequests requests,
            RequestUpdates updates,
            RequestReach reach,
            UpdateTaker taker,
            RequestViews views,
            People people,
            EventFeed feed,
            Cursors cursors,
            Caller caller) {
        this.requests = requests;
        this.updates = updates;
        this.reach = reach;
        this.taker = taker;
        this.views = views;
        this.people = people;
        this.feed = feed;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER})
    @Operation(
            operationId = "addUpdate",
            summary = "Answer a request, report on it, let it wait, resolve it, or comment")
    @APIResponseSchema(
            value = UpdateView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<UpdateView> add(@PathParam("id") UUID id, @NotNull @Valid NewUpdate body) {
        ResidentRequest request = reach.lock(id);
        Effects effects = new Effects();
        RequestUpdate update;
        if (reach.serves(request)) {
            UUID officer = caller.person().map(Person::officerId).orElseThrow(NotFound::new);
            update = taker.officer(request, body, officer, effects);
        } else {
            update = taker.resident(request, body, memberId(request), effects);
        }
        requests.flush();
        feed.append(effects.events());
        return Answers.created(
                "/v1/requests/" + id + "/updates",
                UpdateView.of(update, views.view(request), effects.sayings()));
    }

    private UUID memberId(ResidentRequest request) {
        return people.memberIn(request.raising().zoneId(), caller.requirePerson().memberIds())
                .map(People.Match::id)
                .orElse(null);
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER})
    @Operation(
            operationId = "listUpdates",
            summary = "List what was said and done about a request, in order")
    public Page<UpdateView> list(@PathParam("id") UUID id, @BeanParam @Valid PageQuery page) {
        ResidentRequest request = reach.read(id);
        String list = "updates/" + id;
        UUID last = page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<RequestUpdate> rows = updates.after(request.id(), last, page.limit() + 1);
        return cursors.page(list, rows, page.limit(), row -> List.of(row.id().toString()))
                .map(UpdateView::of);
    }
}
