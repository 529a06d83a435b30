package org.qunli.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem document of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "A problem document (RFC 9457), in the caller's language")
public record Problem(
        @Schema(
                        description = "A documented slug under /problems/",
                        examples = "/problems/not-found")
                String type,
        @Schema(examples = "Not found") String title,
        @Schema(examples = "404") int status,
        @Schema(examples = "There is nothing here for you.") String detail,
        @Schema(description = "The path that was called", examples = "/v1/zones") String instance,
        @Schema(description = "Finds the call in the logs", examples = "8f2c1d") String traceId,
        @Schema(description = "The wrong fields of a 400") List<Violation> violations,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members) {

    /** One wrong field. */
    @Schema(name = "Violation")
    public record Violation(
            @Schema(examples = "message.text") String field,
            @Schema(examples = "must not be blank") String message) {}
}
