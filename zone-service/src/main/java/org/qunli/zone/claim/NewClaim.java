package org.qunli.zone.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** What a guest said of themselves. */
@Schema(name = "NewMembershipClaim")
public record NewClaim(
        @NotNull @Valid @Schema(description = "who said it") ChatIdentity chatId,
        @NotBlank
                @Size(max = 100)
                @Schema(
                        description = "in their own words; need not be a label",
                        examples = "8-1203")
                String door,
        @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Schema(examples = "陈先生")
                String name,
        @Pattern(regexp = "[+0-9 ()-]{3,30}") @Schema(examples = "0595-5550123") String phone) {}
