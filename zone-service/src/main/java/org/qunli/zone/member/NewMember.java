package org.qunli.zone.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** Somebody to enter, in a household named by id or by label. */
public record NewMember(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID householdId,
        @Size(max = 100) @Schema(description = "instead of the id", examples = "8-1203")
                String householdLabel,
        @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Schema(examples = "陈先生")
                String name,
        @Pattern(regexp = "[+0-9 ()-]{3,30}") @Schema(examples = "0595-5550123") String phone,
        @Size(max = 20) List<@NotNull @Valid ChatIdentity> chatIds,
        @Size(max = 255)
                @Pattern(regexp = "\\S+")
                @Schema(description = "subject of an own token", examples = "chen-8-1203")
                String subject) {

    @Override
    public List<ChatIdentity> chatIds() {
        return chatIds == null ? List.of() : chatIds;
    }
}
