package org.qunli.request.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;

/** An officer who has a request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Assignee")
public record AssigneeView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000003") UUID officerId,
        @Schema(examples = "林志远") String name,
        @Schema(examples = "TOWNSHIP_CADRE") Post post) {}
