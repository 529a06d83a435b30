package org.qunli.supervision.scorecard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Page;

/** How service is judged, over HTTP. */
@Path("/v1/scorecards/definitions")
@Tag(name = "Scorecards", description = "How well service was given")
public class DefinitionResource {

    private final Definitions definitions;

    DefinitionResource(Definitions definitions) {
        this.definitions = definitions;
    }

    @GET
    @RolesAllowed({
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN,
        Roles.DASHBOARD,
        Roles.OFFICER
    })
    @Operation(
            operationId = "listScorecardDefinitions",
            summary = "Read what is counted, and how it is judged",
            description =
                    "All versions, the oldest first. A frozen month keeps the one of its time.")
    public Page<Definition> definitions() {
        return new Page<>(definitions.all(), null);
    }
}
