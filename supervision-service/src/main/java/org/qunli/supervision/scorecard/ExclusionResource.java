package org.qunli.supervision.scorecard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.author.Authors;

/**
 * Exclusions over HTTP: proposed by one of supervision or appealed for by an officer, decided by
 * somebody else. Not kit's idempotency, which keeps the client's name where others read: the same
 * request again finds what stands.
 */
@Path("/v1/scorecards/exclusions")
@Tag(name = "Scorecards", description = "How well service was given")
public class ExclusionResource {

    private static final String LIST = "exclusions";

    private static final String PROPOSED = "EXCLUSION_PROPOSED";

    private static final String DECIDED = "EXCLUSION_DECIDED";

    private final Exclusions exclusions;

    private final Authors authors;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    ExclusionResource(
            Exclusions exclusions, Authors authors, Caller caller, Cursors cursors, Clock clock) {
        this.exclusions = exclusions;
        this.authors = authors;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "createExclusion",
            summary = "Propose that a request shall not count",
            description =
                    "Somebody else decides. Answers the one that stands already, if there is one.")
    public RestResponse<Exclusion> create(@NotNull @Valid NewExclusion body) {
        Exclusions.Place place = exclusions.placeOf(body.requestId()).orElseThrow(NotFound::new);
        caller.requireZone(place.district(), place.zone());
        Instant now = clock.instant();
        UUID id = Exclusions.newId();
        // The author first: a crash between leaves no exclusion without one.
        authors.note(PROPOSED, id, body.note(), now);
        return created(exclusions.add(id, body.requestId(), place, body.reason(), null, now));
    }

    @POST
    @Path("/appeals")
    @Transactional
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "appeal",
            summary = "Appeal: a request that was the caller's shall not count",
            description = "Answers the caller's own that stands already, if there is one.")
    public RestResponse<Exclusion> appeal(@NotNull @Valid NewAppeal body) {
        UUID officer = caller.requirePerson().officerId();
        Exclusions.Place place =
                exclusions
                        .placeOf(body.requestId())
                        .filter(p -> exclusions.wasOf(body.requestId(), officer))
                        .orElseThrow(NotFound::new);
        return created(
                exclusions.add(
                        Exclusions.newId(),
                        body.requestId(),
                        place,
                        body.reason(),
                        officer,
                        clock.instant()));
    }

    private static RestResponse<Exclusion> created(Exclusion exclusion) {
        return Answers.created("/v1/scorecards/exclusions/" + exclusion.exclusionId(), exclusion);
    }

    @PUT
    @Path("/{id}/decision")
    @Transactional
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "decideExclusion",
            summary = "Decide whether a request shall not count",
            description = "By somebody else than who proposed it. The request is judged anew.")
    public Exclusion decide(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000021") UUID id,
            @NotNull @Valid ExclusionDecision body) {
        Exclusion exclusion = exclusions.lock(id).orElseThrow(NotFound::new);
        caller.requireZone(exclusion.district(), exclusion.zoneId());
        if (exclusion.state() != ExclusionState.PROPOSED) {
            boolean same = (exclusion.state() == ExclusionState.APPROVED) == body.approved();
            if (same) {
                return exclusion;
            }
            throw new ExclusionDecided();
        }
        if (authors.did(PROPOSED, id)) {
            throw new SecondPersonNeeded();
        }
        Instant now = clock.instant();
        authors.note(DECIDED, id, null, now);
        return exclusions.decide(exclusion, body.approved(), now);
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.ADMIN, Roles.OFFICER})
    @Operation(
            operationId = "listExclusions",
            summary = "List what shall not count, newest first",
            description =
                    "An officer finds the own appeals, and what was left out of requests that were"
                            + " theirs.")
    public Page<Exclusion> list(
            @QueryParam("state") ExclusionState state, @Valid @BeanParam PageQuery page) {
        boolean own = caller.is(Roles.OFFICER);
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Exclusion> found =
                exclusions.list(
                        own ? null : caller.districts(),
                        own || caller.zones().isEmpty() ? null : caller.zones(),
                        own ? caller.requirePerson().officerId() : null,
                        isSupervision(),
                        state,
                        before,
                        page.limit() + 1);
        return cursors.page(
                LIST,
                noted(found),
                page.limit(),
                exclusion -> List.of(exclusion.exclusionId().toString()));
    }

    private boolean isSupervision() {
        return caller.is(Roles.SUPERVISOR) || caller.is(Roles.SUPERVISION_LEAD);
    }

    /** With the words of supervision, for supervision. */
    private List<Exclusion> noted(List<Exclusion> found) {
        if (!isSupervision()) {
            return found.stream().map(Exclusion::told).toList();
        }
        Map<UUID, String> notes =
                authors.notes(PROPOSED, found.stream().map(Exclusion::exclusionId).toList());
        return found.stream().map(e -> e.noted(notes.get(e.exclusionId()))).toList();
    }
}
