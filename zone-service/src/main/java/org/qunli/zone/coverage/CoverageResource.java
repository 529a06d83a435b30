package org.qunli.zone.coverage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.sealing.ZoneReach;

/** Coverage over HTTP; dashboards get numbers only. */
@Path("/v1/zones/{zoneId}/coverage")
@Tag(name = "coverage")
public class CoverageResource {

    private final Coverage coverage;
    private final ZoneReach reach;
    private final Caller caller;

    CoverageResource(Coverage coverage, ZoneReach reach, Caller caller) {
        this.coverage = coverage;
        this.reach = reach;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.DASHBOARD
    })
    @Operation(operationId = "getCoverage", summary = "How many households of a zone are reached")
    public CoverageView get(@RestPath UUID zoneId) {
        reach.requireServed(zoneId);
        return coverage.of(zoneId, caller.is(Roles.ADMIN) || caller.is(Roles.OFFICER));
    }
}
