package org.qunli.kit.saying;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A saying as the front-end that delivers it sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Saying", description = "A word to be delivered: post each id once")
public record SayingView(
        UUID sayingId,
        @Schema(examples = "ACKNOWLEDGEMENT") String kind,
        @Schema(examples = "request/0196a1f0-0000-7000-8000-000000000001") String about,
        UUID zoneId,
        @Schema(examples = "wecom") String channel,
        @Schema(examples = "ww-quanzhou") String tenant,
        @Schema(description = "The group, for GROUP", examples = "wr-ximei-3") String groupId,
        @Schema(description = "The person, for PRIVATE", examples = "u-lin") String personId,
        Saying.Privacy privacy,
        Bilingual text,
        @Schema(description = "The message to quote, if any", examples = "m-81")
                String quotedMessageId,
        List<Mention> mentions,
        @Schema(description = "Not to be posted after this time") Instant expiresAt,
        Saying.Status status,
        @Schema(description = "Why it failed", examples = "NO_RECEIPT") String reason,
        @Schema(description = "The message it became", examples = "m-90") String messageId) {

    /** What a front-end may see of the saying whose channel it serves. */
    public static SayingView of(Saying saying) {
        return new SayingView(
                saying.id(),
                saying.kind(),
                saying.about(),
                saying.zone(),
                saying.channel(),
                saying.tenant(),
                saying.groupId(),
                saying.personId(),
                saying.privacy(),
                saying.text(),
                saying.quotedMessageId(),
                saying.mentions(),
                saying.expiresAt(),
                saying.status(),
                saying.reason(),
                saying.messageId());
    }
}
