package org.qunli.request.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Page;
import org.qunli.kit.problem.Invalid;
import org.qunli.request.place.OfficerCard;
import org.qunli.request.place.People;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.routing.Router;

/** Whose a request is, over HTTP. */
@Path("/v1/requests/{id}")
@Tag(name = "Requests", description = "What residents need, who has it and how it goes")
public class AssignmentResource {

    private final ResidentRequests requests;

    private final RequestReach reach;

    private final Assignments assignments;

    private final RequestAssignments log;

    private final RequestViews views;

    private final Router router;

    private final People people;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    AssignmentResource(
            ResidentRequests requests,
            RequestReach reach,
            Assignments assignments,
            RequestAssignments log,
            RequestViews views,
            Router router,
            People people,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.assignments = assignments;
        this.log = log;
        this.views = views;
        this.router = router;
        this.people = people;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/assignee")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "assignRequest",
            summary = "Take a request, or hand it to another officer of the zone",
            description =
                    "Whoever is handed it is told in private. The same again changes nothing.")
    public RestResponse<RequestView> assign(
            @PathParam("id") UUID id, @NotNull @Valid NewAssignee body) {
        ResidentRequest request = reach.lockAsOfficer(id);
        RosterEntry officer = rostered(request, body.officerId());
        boolean taken = body.officerId().equals(self());
        Effects effects = new Effects();
        boolean theirs = officer.officerId().equals(request.assignee());
        if (taken && (!theirs || request.status().compareTo(RequestStatus.RESPONDED) <= 0)) {
            assignments.take(request, officer, effects);
        } else if (!theirs) {
            assignments.hand(request, officer, self(), effects);
        }
        return told(request, effects);
    }

    @POST
    @Path("/objection")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "objectToRequest",
            summary = "Say that a request isn't one's own, and whose it is",
            description =
                    "Only its assignee may, or an administrator. It goes to the officer or post that is"
                            + " named, else to whom it would go without those who had it. A second"
                            + " objection, or a way back, is escalated.")
    public RestResponse<RequestView> object(
            @PathParam("id") UUID id, @NotNull @Valid NewObjection body) {
        ResidentRequest request = reach.lockAsOfficer(id);
        request.requireOpen();
        boolean theirs = request.assignee() != null && request.assignee().equals(self());
        if (!theirs && !caller.is(Roles.ADMIN)) {
            throw new NotTheAssignee();
        }
        if (body.officerId() != null && body.post() != null) {
            throw new Invalid("post", "officer-or-post");
        }
        if (Objects.equals(body.officerId(), request.assignee()) && body.officerId() != null) {
            throw new Invalid("officerId", "another-officer");
        }
        RosterEntry target = body.officerId() == null ? null : rostered(request, body.officerId());
        Effects effects = new Effects();
        assignments.object(request, self(), target, body.post(), body.reason(), effects);
        return told(request, effects);
    }

    @PUT
    @Path("/helpers/{officerId}")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "addHelper",
            summary = "Send an officer of the zone to help with a request",
            description = "They are told in private. Their word counts from now on.")
    public RestResponse<RequestView> addHelper(
            @PathParam("id") UUID id, @PathParam("officerId") UUID officerId) {
        ResidentRequest request = reach.lockAsOfficer(id);
        Effects effects = new Effects();
        assignments.addHelper(request, rostered(request, officerId), effects);
        return told(request, effects);
    }

    @DELETE
    @Path("/helpers/{officerId}")
    @Transactional
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "removeHelper",
            summary = "Tell an officer that their help is no longer needed")
    public RestResponse<RequestView> removeHelper(
            @PathParam("id") UUID id, @PathParam("officerId") UUID officerId) {
        ResidentRequest request = reach.lockAsOfficer(id);
        Effects effects = new Effects();
        assignments.removeHelper(request, officerId, effects);
        return told(request, effects);
    }

    @GET
    @Path("/assignments")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "listAssignments",
            summary = "List whose a request was and why, whoever has it now last")
    public Page<AssignmentView> list(@PathParam("id") UUID id) {
        List<RequestAssignment> kept = log.of(reach.readAsOfficer(id));
        Map<UUID, OfficerCard> cards =
                people.officers(
                        kept.stream()
                                .map(RequestAssignment::officerId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return new Page<>(
                kept.stream().map(row -> view(row, cards.get(row.officerId()))).toList(), null);
    }

    private static AssignmentView view(RequestAssignment row, OfficerCard card) {
        return new AssignmentView(
                row.officerId(),
                card == null ? null : card.name(),
                row.post(),
                row.reason(),
                row.decidedBy(),
                row.note(),
                row.at());
    }

    private RosterEntry rostered(ResidentRequest request, UUID officerId) {
        return router.roster(request.raising().zoneId(), clock.instant()).stream()
                .filter(entry -> entry.officerId().equals(officerId))
                .findFirst()
                .orElseThrow(NotOnRoster::new);
    }

    /** The officer who calls, or null for an administrator. */
    private UUID self() {
        return caller.person().map(Person::officerId).orElse(null);
    }

    private RestResponse<RequestView> told(ResidentRequest request, Effects effects) {
        requests.flush();
        feed.append(effects.events());
        return Answers.ok(views.view(request), request.version());
    }
}
