package org.qunli.kit.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** {@code limit} (1 to 200, 50 by default) and {@code cursor} of every list. */
public class PageQuery {

    @Parameter(description = "How many items at most, 1 to 200", example = "50")
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int limit;

    @Parameter(description = "next of the part before; none for the first")
    @QueryParam("cursor")
    String cursor;

    /** How many items at most. */
    public int limit() {
        return limit;
    }

    /** The key of the last item of the part before, if there was one. */
    public Optional<List<String>> after(Cursors cursors, String list) {
        return cursor == null ? Optional.empty() : Optional.of(cursors.open(list, cursor));
    }
}
