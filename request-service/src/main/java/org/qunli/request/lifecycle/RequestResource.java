package org.qunli.request.lifecycle;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.request.reading.Category;

/** Requests over HTTP. */
@Path("/v1/requests")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class RequestResource {

    private final ResidentRequests requests;

    private final RequestReach reach;

    private final RequestLists lists;

    private final RequestViews views;

    private final NeedTaker needs;

    private final RequestUpdates updates;

    private final Reassessment reassessment;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    RequestResource(
            ResidentRequests requests,
            RequestReach reach,
            RequestLists lists,
            RequestViews views,
            NeedTaker needs,
            RequestUpdates updates,
            Reassessment reassessment,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.lists = lists;
        this.views = views;
        this.needs = needs;
        this.updates = updates;
        this.reassessment = reassessment;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "listRequests",
            summary = "List the requests within reach, the newest first")
    public Page<RequestView> list(
            @Parameter(description = "Only this zone's") @QueryParam("zone") UUID zone,
            @Parameter(example = "OPEN") @QueryParam("status") RequestStatus status,
            @Parameter(example = "MEDICINE") @QueryParam("category") Category category,
            @Parameter(description = "Only this officer's") @QueryParam("assignee") UUID assignee,
            @BeanParam @Valid PageQuery page) {
        Page<ResidentRequest> found =
                lists.list(new RequestLists.Filter(zone, status, category, assignee), page);
        return new Page<>(views.views(found.items()), found.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "getRequest", summary = "Read a request")
    public RestResponse<RequestView> get(@PathParam("id") UUID id) {
        ResidentRequest request = reach.read(id);
        return Answers.ok(views.view(request), request.version());
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER, Roles.ADMIN, Roles.FRONTEND})
    @Operation(
            operationId = "createRequest",
            summary = "Raise a request without a chat message, or for a caller on the telephone")
    @APIResponseSchema(
            value = RequestView.class,
            responseCode = "201",
            responseDescription = "Created")
    public RestResponse<RequestView> create(@NotNull @Valid NewRequest body) {
        Effects effects = new Effects();
        ResidentRequest request = needs.take(body, effects);
        tell(effects);
        return Answers.created(
                "/v1/requests/" + request.id(), views.view(request), request.version());
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "changeRequest",
            summary = "Correct a request's category, priority or confidentiality")
    public RestResponse<RequestView> change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag that was read", example = "\"0\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull @Valid RequestChange change) {
        ResidentRequest request = reach.lockAsOfficer(id);
        ETags.requireMatch(ifMatch, request.version());
        boolean reasoned = change.reason() != null && !change.reason().isBlank();
        boolean milder =
                change.priority() != null && change.priority().compareTo(request.priority()) > 0;
        if ((change.confidential() != null || milder) && !reasoned) {
            throw new Invalid("reason", "required");
        }
        Effects effects = new Effects();
        reassessment.correct(request, change, effects);
        if (reasoned) {
            updates.keep(request, UpdateKind.CHANGE, officersWord(change.reason()));
        }
        tell(effects);
        return Answers.ok(views.view(request), request.version());
    }

    private Word officersWord(String text) {
        UUID officer = caller.person().map(Person::officerId).orElse(null);
        return new Word(officer, null, text, null, clock.instant());
    }

    private void tell(Effects effects) {
        requests.flush();
        feed.append(effects.events());
    }
}
