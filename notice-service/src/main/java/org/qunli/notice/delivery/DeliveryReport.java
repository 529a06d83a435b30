package org.qunli.notice.delivery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Invalid;

/** What became of a notice in a group. */
@Schema(name = "DeliveryReport")
public record DeliveryReport(
        @NotNull @Schema(description = "FORWARDED, SKIPPED or FAILED", examples = "FORWARDED")
                DeliveryState state,
        @Size(max = 100)
                @Pattern(regexp = "[A-Z][A-Z0-9_]*")
                @Schema(description = "A code, for SKIPPED and FAILED", examples = "ALREADY_KNOWN")
                String reason) {

    void check() {
        if (state == DeliveryState.PENDING || state == DeliveryState.EXPIRED) {
            throw new Invalid("state", "not-reportable");
        }
        if (state != DeliveryState.FORWARDED && reason == null) {
            throw new Invalid("reason", "reason-missing");
        }
    }
}
