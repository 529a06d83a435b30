package org.qunli.request.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Problem;

/** What came of a batch, in its order. */
@Schema(name = "BatchAnswer")
public record BatchAnswer(List<Item> items) {

    /** What came of one message: a result, or a problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchItem")
    public record Item(
            @Schema(examples = "200") int status, MessageAnswer result, Problem problem) {}
}
