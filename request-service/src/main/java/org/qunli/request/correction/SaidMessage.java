package org.qunli.request.correction;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.json.Json;
import org.qunli.request.conversation.Heard;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.place.Sender;
import org.qunli.request.reading.Speaker;

/** A message as it was kept; public for the mapper only. */
public record SaidMessage(
        UUID id,
        String channel,
        String tenant,
        String conversation,
        String messageId,
        String district,
        UUID zone,
        boolean direct,
        String speaker,
        String senderId,
        String displayName,
        String text,
        String details,
        Instant at,
        boolean recalled,
        List<UUID> requests) {

    private static final String GROUP = "group:";

    boolean byOfficer() {
        return speaker.equals(Speaker.OFFICER.name());
    }

    ChatId chat() {
        return new ChatId(channel, tenant, senderId);
    }

    /** Whether the request began with this message. */
    boolean opened(ResidentRequest request) {
        return messageId.equals(request.raising().messageId())
                && chat().equals(request.raising().chat());
    }

    /** The message as if it were heard now from that sender. */
    Heard heard(Sender sender, String timeZone) {
        String group = direct ? null : conversation.substring(GROUP.length());
        return new Heard(
                id,
                new Heard.Where(null, district, zone, timeZone, channel, tenant, group),
                sender,
                chat(),
                displayName,
                messageId,
                text,
                null,
                mentions(),
                attached(),
                at);
    }

    private List<Heard.Mentioned> mentions() {
        List<Heard.Mentioned> mentions = new ArrayList<>();
        for (JsonNode mention : Json.tree(details).path("mentions")) {
            mentions.add(
                    new Heard.Mentioned(
                            mention.path("id").asText(null), mention.path("label").asText(null)));
        }
        return mentions;
    }

    private List<Heard.Attached> attached() {
        List<Heard.Attached> attached = new ArrayList<>();
        for (JsonNode one : Json.tree(details).path("attachments")) {
            attached.add(
                    new Heard.Attached(
                            one.path("kind").asText("file"), one.path("caption").asText(null)));
        }
        return attached;
    }
}
