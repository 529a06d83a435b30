package org.qunli.zone.care;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.district.Districts;

/** A district's care flags over HTTP, for its administrators. */
@Path("/v1/districts/{code}/care-flags")
@Tag(name = "Districts", description = "Districts and their rules")
public class CareFlagsResource {

    private static final Logger LOG = Logger.getLogger(CareFlagsResource.class);

    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);

    private final DistrictCare care;
    private final Districts districts;
    private final Caller caller;
    private final Clock clock;

    CareFlagsResource(DistrictCare care, Districts districts, Caller caller, Clock clock) {
        this.care = care;
        this.districts = districts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "getCareFlags",
            summary = "Who sees which care flag, and how often a household with it is visited")
    public RestResponse<CareFlagsView> get(@RestPath String code) {
        caller.requireDistrict(code);
        districts.require(code);
        return answer(code, care.of(code));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "putCareFlags",
            summary = "Lay down who sees which care flag and how often to visit",
            description =
                    "Households follow within a minute: their next check-in moves, and"
                            + " household.changed tells it.")
    public RestResponse<CareFlagsView> put(
            @RestPath String code,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewCareFlags wanted) {
        caller.requireDistrict(code);
        districts.require(code);
        requireSound(wanted.flags());
        var now = clock.instant();
        ETags.requireMatch(ifMatch, care.locked(code, now).version());

        CareRules laid = care.lay(code, wanted.flags(), now);
        LOG.infof("Care flags of district %s changed to version %d", code, laid.version());
        return answer(code, laid);
    }

    private static void requireSound(List<CareRule> rules) {
        Set<CareFlag> seen = EnumSet.noneOf(CareFlag.class);
        for (int i = 0; i < rules.size(); i++) {
            Duration every = rules.get(i).checkInEvery();
            if (!seen.add(rules.get(i).flag())) {
                throw new Invalid("flags[" + i + "].flag", "named-twice");
            }
            if (every != null && (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0)) {
                throw new Invalid(
                        "flags[" + i + "].checkInEvery",
                        "interval-out-of-range",
                        SHORTEST,
                        LONGEST);
            }
        }
    }

    private static RestResponse<CareFlagsView> answer(String code, CareRules rules) {
        return Answers.ok(new CareFlagsView(code, rules.all()), rules.version());
    }
}
