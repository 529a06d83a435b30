package org.qunli.request.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something said or done about a request. */
@Schema(name = "NewUpdate")
public record NewUpdate(
        @Schema(examples = "RESPONSE") @NotNull UpdateKind kind,
        @Schema(
                        description = "What is said; required for all but WAITING and UNRESOLVABLE",
                        examples = "药店的人在入户采样,一小时后送到")
                @Size(max = 8000)
                String text,
        @Schema(
                        description =
                                "Until when it is promised; read from the text where left out",
                        examples = "2026-04-04T03:05:00Z")
                Instant promisedAt,
        @Schema(name = "for", description = "Required for WAITING", examples = "EXTERNAL")
                @JsonProperty("for")
                WaitingFor waitingFor,
        @Schema(description = "Required for WAITING and UNRESOLVABLE", examples = "药店正在入户采样")
                @Size(max = 8000)
                String reason,
        @Schema(
                        description = "When the wait ends by itself; required for WAITING",
                        examples = "2026-04-04T04:00:00Z")
                Instant until,
        @Schema(
                        description = "What can be done instead; required for UNRESOLVABLE",
                        examples = "解封后由村里陪同办理")
                @Size(max = 8000)
                String wayForward) {}
