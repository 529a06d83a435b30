package org.qunli.request.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something said or done about a request. */
@Schema(name = "NewUpdate")
public record NewUpdate(
        @Schema(examples = "RESPONSE") @NotNull UpdateKind kind,
        @Schema(
                        description =
                                "What is said; required for all but WAITING, UNRESOLVABLE and NOT_A_REQUEST, and without a template",
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
                String wayForward,
        @Schema(
                        description =
                                "The key of a template of the request's category, in place of text; of"
                                        + " RESPONSE and PROGRESS",
                        examples = "on-its-way")
                @Size(max = 40)
                String template,
        @Schema(
                        description = "What stands for the template's own placeholders",
                        examples = "{\"place\":\"村口\"}")
                @Size(max = 20)
                Map<@NotNull @Size(max = 30) String, @NotBlank @Size(max = 60) String> values) {}
