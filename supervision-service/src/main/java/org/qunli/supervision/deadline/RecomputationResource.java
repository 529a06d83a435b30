package org.qunli.supervision.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.PageQuery;

/** Clocks proved from history, over HTTP. */
@Path("/v1/clocks/recomputation")
@Tag(name = "Clocks", description = "Running deadlines")
public class RecomputationResource {

    private static final String LIST = "recomputation/";

    private final Recomputation recomputation;

    private final Caller caller;

    private final Cursors cursors;

    private final Clock clock;

    RecomputationResource(
            Recomputation recomputation, Caller caller, Cursors cursors, Clock clock) {
        this.recomputation = recomputation;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "recomputeClocks",
            summary = "Derive clocks once more from history, and list what differs",
            description =
                    "Matter by matter, in pages. Changes nothing. No difference is as it should be.")
    public RecomputationView compare(
            @QueryParam("district")
                    @NotNull
                    @Pattern(regexp = "\\d{6}")
                    @Parameter(example = "350583")
                    String district,
            @Valid @BeanParam PageQuery page) {
        caller.requireDistrict(district);
        String list = LIST + district;
        UUID after = page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        Recomputation.Report report =
                recomputation.compare(district, after, page.limit(), clock.instant());
        int matters = report.matters().size();
        String next =
                matters < page.limit()
                        ? null
                        : cursors.seal(
                                list,
                                List.of(report.matters().get(matters - 1).about().id().toString()));
        return new RecomputationView(matters, report.clocks(), report.differences(), next);
    }
}
