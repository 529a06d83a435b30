package org.qunli.zone.care;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Post;

/**
 * How a district handles one flag.
 *
 * @param flag which
 * @param visibleTo posts that see it, besides the administrators
 * @param checkInEvery how often a household with it is visited, or null for never
 */
public record CareRule(
        @NotNull @Schema(examples = "DIALYSIS") CareFlag flag,
        @NotNull
                @Size(max = 6)
                @Schema(
                        description = "posts that see it; administrators always do",
                        examples = "[\"MEDICAL_WORKER\",\"GRID_WORKER\"]")
                List<@NotNull Post> visibleTo,
        @Schema(
                        description =
                                "PT1H to P30D: how often a household with this flag is visited;"
                                        + " null for never",
                        examples = "PT24H")
                Duration checkInEvery) {}
