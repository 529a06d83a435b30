package org.qunli.zone.introduction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.staffing.Post;

/** An introduction of somebody whose chat id nobody knows; all but the chat id is as claimed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IntroductionView")
public record ClaimView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e51") UUID id,
        UUID zoneId,
        ChatIdentity chatId,
        @Schema(examples = "TOWNSHIP_CADRE") Post post,
        @Schema(examples = "林志远") String name,
        @Schema(examples = "0595-5550101") String phone,
        @Schema(examples = "大家好,我是溪美街道林志远,负责药品,电话0595-5550101") String words,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant saidAt,
        @Schema(examples = "PENDING") ClaimState state,
        UUID officerId) {

    static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.id(),
                claim.zoneId(),
                claim.chatId(),
                claim.post(),
                claim.name(),
                claim.phone(),
                claim.words(),
                claim.saidAt(),
                claim.state(),
                claim.officerId());
    }
}
