package org.qunli.zone.member;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody lives there, or speaks for those who do, no more. */
public record Departure(@Size(max = 500) @Schema(examples = "住到女儿家") String reason) {}
