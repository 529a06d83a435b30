package org.qunli.zone.household;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.care.CareFlag;

/** Fields left out stay as they are. */
public class HouseholdChange {

    @Schema(examples = "8-1203")
    public Optional<@NotBlank @Size(max = 100) String> label;

    @Schema(examples = "[\"ELDERLY_ALONE\"]")
    public Optional<@Size(max = 20) List<@NotNull CareFlag>> flags;

    @Schema(description = "false when everyone has moved out: its members leave with it")
    public Optional<Boolean> active;
}
