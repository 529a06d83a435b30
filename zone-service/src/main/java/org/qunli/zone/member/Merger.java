package org.qunli.zone.member;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who somebody turned out to be. */
public record Merger(
        @NotNull
                @Schema(
                        description = "the member that is kept",
                        examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f")
                UUID into) {}
