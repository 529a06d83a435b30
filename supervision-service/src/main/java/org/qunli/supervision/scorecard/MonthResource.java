package org.qunli.supervision.scorecard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;

/** Frozen months over HTTP, and what would count otherwise by now. */
@Path("/v1/scorecards")
@Tag(name = "Scorecards", description = "How well service was given")
public class MonthResource {

    private static final String LIST = "score-corrections";

    private final Months months;

    private final Corrections corrections;

    private final Caller caller;

    private final Cursors cursors;

    MonthResource(Months months, Corrections corrections, Caller caller, Cursors cursors) {
        this.months = months;
        this.corrections = corrections;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Path("/months")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.ADMIN})
    @Operation(
            operationId = "listFrozenMonths",
            summary =
                    "List the months of a district whose sums don't change any more, newest first")
    public Page<FrozenMonthView> months(
            @QueryParam("district") @NotNull @Parameter(example = "350583") String district) {
        caller.requireDistrict(district);
        return new Page<>(corrections.months(district), null);
    }

    @GET
    @Path("/corrections")
    @RolesAllowed({Roles.SUPERVISOR, Roles.SUPERVISION_LEAD, Roles.ADMIN})
    @Operation(
            operationId = "listScoreCorrections",
            summary = "List what would count otherwise in a frozen month",
            description =
                    "Heard of, or decided, after the month was frozen: its sums stay as they were.")
    public Page<CorrectionView> corrections(
            @QueryParam("district") @NotNull @Parameter(example = "350583") String district,
            @QueryParam("month") @Parameter(description = "its first day", example = "2026-04-01")
                    LocalDate month,
            @Valid @BeanParam PageQuery page) {
        caller.requireDistrict(district);
        String list = LIST + district + month;
        UUID after = page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<CorrectionView> found = corrections.list(district, month, after, page.limit() + 1);
        return cursors.page(list, found, page.limit(), c -> List.of(c.correctionId().toString()));
    }
}
