package org.qunli.supervision.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.policy.Policies;

/**
 * Clocks over HTTP: for supervision within its claims, for an officer those of their own matters.
 */
@Path("/v1/clocks")
@Tag(name = "Clocks", description = "Running deadlines")
public class ClockResource {

    private static final String LIST = "clocks";

    private final Deadlines deadlines;

    private final ClockRows rows;

    private final ClockTerms terms;

    private final Policies policies;

    private final Places places;

    private final ClockAccess access;

    private final Caller caller;

    private final Cursors cursors;

    ClockResource(
            Deadlines deadlines,
            ClockRows rows,
            ClockTerms terms,
            Policies policies,
            Places places,
            ClockAccess access,
            Caller caller,
            Cursors cursors) {
        this.deadlines = deadlines;
        this.rows = rows;
        this.terms = terms;
        this.policies = policies;
        this.places = places;
        this.access = access;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(operationId = "listClocks", summary = "List clocks, newest first")
    public Page<ClockView> list(
            @QueryParam("subject")
                    @Parameter(
                            description =
                                    "request/{id}, delivery/{id}, rumour/{id}, household/{id}, vacancy/{id} or finding/{id}",
                            example = "request/01967f3e-0000-7000-8000-000000000002")
                    String subject,
            @QueryParam("zone") UUID zone,
            @QueryParam("state") DeadlineState state,
            @Valid @BeanParam PageQuery page) {
        boolean own = caller.is(Roles.OFFICER);
        Deadlines.Filter filter =
                new Deadlines.Filter(
                        subject == null ? null : matter(subject),
                        zone,
                        state,
                        own ? null : caller.districts(),
                        own || caller.zones().isEmpty() ? null : caller.zones(),
                        own ? caller.requirePerson().officerId() : null);
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Deadline> found = deadlines.list(filter, before, page.limit() + 1);
        return cursors.page(LIST, found, page.limit(), clock -> List.of(clock.id().toString()))
                .map(ClockView::of);
    }

    private static UUID matter(String subject) {
        return About.of(subject)
                .map(About::id)
                .orElseThrow(() -> new Invalid("subject", "subject-of-clock"));
    }

    @GET
    @Path("/{id}/explanation")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.OFFICER})
    @Operation(operationId = "explainClock", summary = "Say how a deadline came about")
    public ExplanationView explain(
            @PathParam("id") @Parameter(example = "01967f3e-0000-7000-8000-000000000003") UUID id) {
        Deadline clock = access.require(id);
        UUID matter = clock.about().id();
        List<Fact> facts = rows.facts(Set.of(matter)).getOrDefault(matter, List.of());
        List<ClockTerms.Stamp> stamps =
                terms.of(Set.of(matter)).stream()
                        .filter(stamp -> stamp.key().equals(clock.key()))
                        .toList();
        return new ExplanationView(
                id,
                Explanation.of(
                        clock,
                        facts,
                        stamps,
                        policies.openTime(clock.term()),
                        places.timeZone(clock.district())));
    }
}
