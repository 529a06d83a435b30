package org.qunli.request.following;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/** A neighbour's request as whoever follows it sees it: nothing about its household. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Following", description = "A neighbour's request that one has too")
public record FollowingView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000001") UUID requestId,
        @Schema(examples = "SANITATION") Category category,
        @Schema(examples = "IN_PROGRESS") RequestStatus status,
        @Schema(description = "Absent where nobody has it yet", examples = "黄小梅") String officer,
        @Schema(examples = "GRID_WORKER") Post post,
        @Schema(examples = "2026-04-04T03:05:00Z") Instant promisedAt,
        @Schema(
                        description = "From when on the caller's household follows it",
                        examples = "2026-04-04T02:10:00Z")
                Instant since) {}
