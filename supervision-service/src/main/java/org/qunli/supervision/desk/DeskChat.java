package org.qunli.supervision.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.identity.ChatId;

/** A chat identity of somebody at a desk. */
@Embeddable
public record DeskChat(
        @NotBlank @Size(max = 255) @Schema(examples = "wecom") String channel,
        @NotBlank @Size(max = 255) @Schema(examples = "ww-quanzhou") String tenant,
        @NotBlank @Size(max = 255) @Column(name = "user_id") @Schema(examples = "u-hq-1")
                String userId) {

    /** The same, as channels are addressed. */
    public ChatId chatId() {
        return new ChatId(channel, tenant, userId);
    }
}
