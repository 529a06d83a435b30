package org.qunli.zone.invitation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** A code that somebody gave in a chat. */
public record Redemption(
        @NotBlank
                @Size(max = 50)
                @Schema(
                        description = "as they typed it, in any case, with or without the hyphen",
                        examples = "K7QX-29FH")
                String code,
        @NotNull @Valid @Schema(description = "who gave it") ChatIdentity chatId,
        @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Schema(examples = "陈先生")
                String name,
        @Schema(
                        description =
                                "the zone of the group in which they did, if they did in one: a code"
                                        + " of another zone isn't good there")
                UUID zoneId) {}
