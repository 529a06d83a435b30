package org.qunli.zone.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where somebody lives from now on. */
public record Move(
        @NotNull @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID householdId,
        @Size(max = 500) @Schema(examples = "住到女儿家") String reason) {}
