package org.qunli.zone.reorganisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;

/** Reorganisations over HTTP. */
@Path("/v1/reorganisations")
@Tag(name = "Reorganisations", description = "Splitting, merging and re-parenting zones")
public class ReorganisationResource {

    private static final String LIST = "reorganisations";

    private final Reorganiser reorganiser;
    private final Reorganisations reorganisations;
    private final Caller caller;
    private final Clock clock;
    private final Cursors cursors;

    ReorganisationResource(
            Reorganiser reorganiser,
            Reorganisations reorganisations,
            Caller caller,
            Clock clock,
            Cursors cursors) {
        this.reorganiser = reorganiser;
        this.reorganisations = reorganisations;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Idempotent
    @Operation(
            operationId = "reorganiseZones",
            summary = "Split, merge or re-parent zones of a district",
            description =
                    "At once and as a whole: households with their members, the groups named, and"
                            + " whoever serves go along; open requests and running clocks follow"
                            + " their household. Officers take their dated exceptions along. With"
                            + " dryRun nothing happens and the numbers are"
                            + " answered.")
    @APIResponseSchema(
            value = Reorganisation.class,
            responseCode = "201",
            responseDescription = "Done")
    @APIResponse(responseCode = "200", description = "A dry run: what would be done")
    public RestResponse<Reorganisation> reorganise(
            @Parameter(description = "Only say what would be done", example = "true")
                    @RestQuery
                    @DefaultValue("false")
                    boolean dryRun,
            @NotNull @Valid NewReorganisation wanted) {
        Instant now = clock.instant();
        if (dryRun) {
            return RestResponse.ok(reorganiser.draft(wanted, now));
        }
        Reorganisation done = reorganiser.carryOut(wanted, now);
        return Answers.created("/v1/reorganisations/" + done.id(), done);
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listReorganisations", summary = "What was done, newest first")
    public Page<Reorganisation> list(
            @Parameter(description = "Only those in which this zone took part") @RestQuery
                    UUID zone,
            @BeanParam @Valid PageQuery query) {
        List<Reorganisation> rows =
                reorganisations.page(
                        caller.districts(),
                        Optional.ofNullable(zone),
                        query.after(cursors, LIST).map(last -> UUID.fromString(last.get(0))),
                        query.limit() + 1);
        return cursors.page(LIST, rows, query.limit(), row -> List.of(row.id().toString()));
    }

    @GET
    @Path("/{reorganisationId}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "getReorganisation", summary = "One reorganisation")
    public RestResponse<Reorganisation> get(@RestPath UUID reorganisationId) {
        Reorganisation done =
                reorganisations
                        .find(reorganisationId)
                        .filter(found -> caller.reachesDistrict(found.district()))
                        .orElseThrow(NotFound::new);
        return Answers.ok(done, 0);
    }
}
