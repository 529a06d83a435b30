package org.qunli.zone.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.district.Districts;

/** Coverage of a whole district over HTTP, in numbers. */
@Path("/v1/districts/{code}/coverage")
@Tag(name = "Coverage", description = "Which households a group reaches, and which none does")
public class DistrictCoverageResource {

    private final Counts counts;
    private final Districts districts;
    private final Caller caller;

    DistrictCoverageResource(Counts counts, Districts districts, Caller caller) {
        this.counts = counts;
        this.districts = districts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.DASHBOARD})
    @Operation(
            operationId = "getDistrictCoverage",
            summary = "How many households of a district's active zones are reached",
            description = "Of the zones within reach: a token narrowed to some counts only those.")
    public DistrictCoverageView get(@RestPath String code) {
        caller.requireDistrict(code);
        districts.require(code);
        return counts.ofDistrict(code, caller.zones());
    }
}
