package org.qunli.request.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** The events of talk, as docs/events.md lists them. */
public final class TalkEvents {

    private TalkEvents() {}

    /** Something was said in a group. */
    public static DomainEvent heard(Heard heard, String kind, Collection<UUID> requests) {
        return event(
                heard.messageKey(),
                heard.where().district(),
                heard.where().zoneId(),
                heard.at(),
                facts(heard, kind, requests),
                heard.text(),
                heard.name());
    }

    private static Map<String, Object> facts(Heard heard, String kind, Collection<UUID> requests) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", heard.where().channel());
        data.put("tenant", heard.where().tenant());
        data.put("groupId", heard.where().groupId());
        data.put("messageId", heard.messageId());
        data.put("quotedMessageId", heard.quoted() == null ? null : heard.quoted().messageId());
        data.put("speaker", heard.sender().speaker());
        data.put("memberId", heard.sender().memberId());
        data.put("byProxy", heard.sender().proxy());
        data.put("officerId", heard.sender().officerId());
        data.put("requestIds", List.copyOf(requests));
        data.put("kind", kind);
        return data;
    }

    static DomainEvent event(
            UUID messageKey,
            String district,
            UUID zoneId,
            Instant at,
            Map<String, Object> facts,
            String text,
            String displayName) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("messageKey", messageKey);
        data.put("zoneId", zoneId);
        data.put("district", district);
        data.put("at", at);
        data.putAll(facts);
        Map<String, Object> personal = new LinkedHashMap<>();
        personal.put("text", text);
        personal.put("displayName", displayName);
        return DomainEvent.of("talk.heard", "talk/" + messageKey, at)
                .in(district, zoneId)
                .data(data)
                .personal(personal)
                .ends();
    }
}
