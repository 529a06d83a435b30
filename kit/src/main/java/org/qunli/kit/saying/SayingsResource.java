package org.qunli.kit.saying;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;

/** Sayings for the front-end whose channel reaches their target. */
@Path("/v1/sayings/{feed}/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sayings", description = "Words to deliver, and their receipts")
class SayingsResource {

    private final String feed;

    private final Sayings sayings;

    private final Caller caller;

    SayingsResource(
            @ConfigProperty(name = "qunli.feed.name") String feed, Sayings sayings, Caller caller) {
        this.feed = feed;
        this.sayings = sayings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.FRONTEND)
    @Operation(operationId = "getSaying", summary = "A saying with its text")
    public SayingView get(
            @Parameter(description = "The feed that announced it", example = "requests")
                    @PathParam("feed")
                    String name,
            @PathParam("id") UUID id) {
        return SayingView.of(reachable(name, id));
    }

    @POST
    @Path("/receipts")
    @Idempotent
    @RolesAllowed(Roles.FRONTEND)
    @Operation(
            operationId = "reportReceipt",
            summary = "Reports how a saying was delivered",
            description = "The same receipt again changes nothing.")
    public RestResponse<SayingView> report(
            @Parameter(description = "The feed that announced it", example = "requests")
                    @PathParam("feed")
                    String name,
            @PathParam("id") UUID id,
            @NotNull @Valid Receipt receipt) {
        reachable(name, id);
        return RestResponse.ok(SayingView.of(sayings.settle(id, receipt)));
    }

    private Saying reachable(String name, UUID id) {
        return sayings.find(id)
                .filter(s -> feed.equals(name))
                .filter(s -> caller.reachesDistrict(s.district()))
                .filter(s -> caller.reachesChannel(s.channel(), s.tenant()))
                .orElseThrow(NotFound::new);
    }
}
