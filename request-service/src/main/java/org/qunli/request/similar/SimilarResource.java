package org.qunli.request.similar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Page;
import org.qunli.request.lifecycle.RequestReach;
import org.qunli.request.lifecycle.ResidentRequest;

/**
 * Solved requests like one, over HTTP. The best come first, and there is no second page of them.
 */
@Path("/v1/requests/{id}/similar")
@Tag(name = "Answers", description = "One resident's answer serves all")
public class SimilarResource {

    private final SimilarRequests similar;

    private final RequestReach reach;

    SimilarResource(SimilarRequests similar, RequestReach reach) {
        this.similar = similar;
        this.reach = reach;
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "listSimilarRequests",
            summary = "List solved requests like this one, with their answers",
            description = "Those of its zone first, then those of its district; the best first.")
    public Page<AnswerView> similar(
            @PathParam("id") UUID id,
            @Parameter(description = "How many at most, 1 to 50", example = "5")
                    @QueryParam("limit")
                    @DefaultValue("5")
                    @Min(1)
                    @Max(50)
                    int limit) {
        ResidentRequest request = reach.readShown(id);
        return new Page<>(
                similar.find(
                        new SimilarRequests.Wanted(
                                request.raising().district(),
                                request.raising().zoneId(),
                                request.raising().text(),
                                request.category(),
                                id),
                        limit),
                null);
    }
}
