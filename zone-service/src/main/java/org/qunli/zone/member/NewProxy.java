package org.qunli.zone.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;

/** Somebody who lives elsewhere and speaks for a household, or for one who lives there. */
public record NewProxy(
        @NotBlank @Size(max = 100) @Schema(examples = "陈晓") String name,
        @Pattern(regexp = "[+0-9 ()-]{3,30}") @Schema(examples = "+49 30 5550123") String phone,
        @NotBlank @Size(max = 50) @Schema(examples = "女儿") String relation,
        @Schema(description = "a resident of the household; none: for all of them") UUID speaksFor,
        @Schema(description = "none: until revoked", examples = "2026-05-04T02:00:00Z")
                Instant validUntil,
        @Size(max = 20)
                @Schema(
                        description =
                                "not by residents: a proxy brings their own chat id, by redeeming"
                                        + " an invitation for this member")
                List<@NotNull @Valid ChatIdentity> chatIds) {

    @Override
    public List<ChatIdentity> chatIds() {
        return chatIds == null ? List.of() : chatIds;
    }

    Newcomer newcomer() {
        return new Newcomer(
                name, phone, null, chatIds(), new Mandate(speaksFor, relation, validUntil));
    }
}
