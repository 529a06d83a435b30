package org.qunli.zone.care;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shall hold in a district. */
public record NewCareFlags(
        @NotNull
                @Size(max = 50)
                @Schema(description = "a flag that is left out is handled as Qunli ships it")
                List<@NotNull @Valid CareRule> flags) {}
