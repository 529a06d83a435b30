package org.qunli.request.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.FeedEvent;

/** What this service reads of the zones feed's events. */
final class ZoneFacts {

    private ZoneFacts() {}

    record District(String code, String nameZh, String nameEn, String timeZone) {}

    record Zone(
            UUID zoneId,
            String district,
            String nameZh,
            String nameEn,
            String level,
            String status,
            Instant expectedLiftAt,
            Instant effectiveAt) {}

    record Group(
            UUID bindingId,
            UUID zoneId,
            String channel,
            String tenant,
            String groupId,
            boolean active) {}

    record Household(UUID householdId, UUID zoneId, List<String> flags, boolean active) {}

    record Chat(String channel, String tenant, String userId) {}

    record Member(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            String subject,
            List<Chat> chatIds,
            boolean active) {}

    record Officer(
            UUID officerId, String district, String subject, List<Chat> chatIds, boolean active) {}

    record Interval(Instant from, Instant to) {}

    record Rostered(
            UUID zoneId,
            UUID officerId,
            String post,
            List<String> duties,
            boolean active,
            Instant from,
            List<Interval> intervals) {}

    /** The name among the personal data, or null once that is erased. */
    static String nameOf(FeedEvent event) {
        JsonNode personal = event.personal();
        JsonNode name = personal == null ? null : personal.get("name");
        return name == null || name.isNull() ? null : name.asText();
    }
}
