package org.qunli.request.correction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The corrections of a district, over HTTP. */
@Path("/v1/lexicon/{district}/corrections")
@Tag(name = "Lexicon", description = "What a district adds to the words by which messages are read")
public class CorrectionsResource {

    private final Corrections corrections;

    private final Cursors cursors;

    private final Caller caller;

    CorrectionsResource(Corrections corrections, Cursors cursors, Caller caller) {
        this.corrections = corrections;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listCorrections",
            summary =
                    "List what people corrected in the reading of a district's messages, the newest first",
            description =
                    "Of these an administrator learns which words the district's lexicon lacks.")
    public Page<KeptCorrectionView> list(
            @Parameter(example = "350583") @PathParam("district") String district,
            @BeanParam @Valid PageQuery page) {
        caller.requireDistrict(district);
        String list = "corrections/" + district;
        List<String> last = page.after(cursors, list).orElse(null);
        return cursors.page(
                list,
                corrections.of(
                        district,
                        last == null ? null : UUID.fromString(last.get(0)),
                        page.limit() + 1),
                page.limit(),
                row -> List.of(row.id().toString()));
    }
}
