package org.qunli.supervision.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Category;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Priority;
import org.qunli.supervision.place.Zone;

/** Policies over HTTP. */
@Path("/v1")
@Tag(name = "Policies", description = "Which deadlines apply where")
public class PolicyResource {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    private final Policies policies;

    private final Flattening flattening;

    private final Places places;

    private final Caller caller;

    private final Clock clock;

    private final Event<PolicyAppliedToRunning> running;

    PolicyResource(
            Policies policies,
            Flattening flattening,
            Places places,
            Caller caller,
            Clock clock,
            Event<PolicyAppliedToRunning> running) {
        this.policies = policies;
        this.flattening = flattening;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
        this.running = running;
    }

    @PUT
    @Path("/policies/{name}")
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putPolicy", summary = "Create a policy or make its next version")
    public RestResponse<PolicyView> put(
            @PathParam("name") @Parameter(example = "nanan-sealed") @Pattern(regexp = NAME)
                    String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull @Valid PolicyDocument wanted) {
        if (policies.isShipped(name)) {
            throw new PolicyIsShipped(name);
        }
        PolicyDocument document = wanted.in(district(wanted.scope().district()));
        PolicyCheck.check(document);
        Integer before = policies.lock(name);
        if (before != null) {
            caller.requireDistrict(districtOf(name));
        }
        ETags.requirePut(ifMatch, ifNoneMatch, before == null ? null : before.longValue());
        Instant now = clock.instant();
        Policy policy = new Policy(name, before == null ? 1 : before + 1, document);
        String moved = before == null ? null : districtOf(name);
        policies.put(policy, now);
        publish(moved, document.scope().district(), now);
        if (Boolean.TRUE.equals(wanted.applyToRunning())) {
            districts(moved, document.scope().district())
                    .forEach(each -> running.fire(new PolicyAppliedToRunning(each, now)));
        }
        PolicyView view = PolicyView.of(policy, true);
        return before == null
                ? Answers.created("/v1/policies/" + name, view, policy.version())
                : Answers.ok(view, policy.version());
    }

    private void publish(String before, String district, Instant now) {
        districts(before, district).forEach(each -> flattening.publish(places.zonesOf(each), now));
    }

    private static Set<String> districts(String before, String district) {
        Set<String> districts = new LinkedHashSet<>();
        districts.add(district);
        if (before != null) {
            districts.add(before);
        }
        return districts;
    }

    private String districtOf(String name) {
        return policies.current(name).orElseThrow().document().scope().district();
    }

    private String district(String named) {
        if (named != null) {
            caller.requireDistrict(named);
            return named;
        }
        if (caller.districts().size() != 1) {
            throw new Invalid("scope.district", "name-the-district");
        }
        return caller.districts().iterator().next();
    }

    @GET
    @Path("/policies/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(operationId = "getPolicy", summary = "Read the current version of a policy")
    public RestResponse<PolicyView> get(
            @PathParam("name") @Parameter(example = "nanan-sealed") @Pattern(regexp = NAME)
                    String name) {
        Policy policy = policies.current(name).orElseThrow(NotFound::new);
        String district = policy.document().scope().district();
        if (district != null) {
            requireDistrict(district);
        }
        return Answers.ok(PolicyView.of(policy, seesLadder()), policy.version());
    }

    private void requireDistrict(String district) {
        boolean serves =
                caller.person().isPresent()
                        && places.zones(caller.requirePerson().rosterZones()).stream()
                                .anyMatch(zone -> zone.district().equals(district));
        if (!serves) {
            caller.requireDistrict(district);
        }
    }

    private boolean seesLadder() {
        return caller.is(Roles.ADMIN)
                || caller.is(Roles.SUPERVISOR)
                || caller.is(Roles.SUPERVISION_LEAD);
    }

    @GET
    @Path("/effective-policy")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD})
    @Operation(
            operationId = "getEffectivePolicy",
            summary = "Which deadlines a request in a zone would get now, and why",
            description =
                    "Where several policies would apply, the one counts that names the district; of those the "
                            + "one that names the category, then the priority, then the level. What it beat is "
                            + "listed, the closest first.")
    public EffectivePolicyView effective(
            @QueryParam("zone")
                    @NotNull
                    @Parameter(example = "01967f3e-0000-7000-8000-000000000001")
                    UUID zone,
            @QueryParam("category") Category category,
            @QueryParam("priority") Priority priority) {
        Zone there = places.zone(zone).orElseThrow(NotFound::new);
        caller.requireZone(there.district(), there.id());
        PolicyBook book = policies.book(Set.of(there.district()));
        Case about =
                new Case(
                        there.district(),
                        places.timeZone(there.district()).getId(),
                        there.level(),
                        category == null ? null : category.name(),
                        (priority == null ? Priority.NORMAL : priority).name());
        return new EffectivePolicyView(zone, Precedence.rows(book, about, seesLadder()));
    }
}
