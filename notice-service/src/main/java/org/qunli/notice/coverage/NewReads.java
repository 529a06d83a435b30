package org.qunli.notice.coverage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has read a notice in a group, as the chat platform tells it. */
@Schema(name = "NewReads")
public record NewReads(
        @NotNull
                @Size(max = 5_000)
                @Schema(
                        description =
                                "Their ids on the channel, all or only the new ones: a read is never"
                                        + " taken back",
                        examples = "[\"u-chen\"]")
                Set<@NotBlank @Size(max = 255) String> userIds) {}
