package org.qunli.notice.place;

import java.util.List;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;

/** What this service reads of the zones feed's events. */
final class Told {

    private Told() {}

    record Zone(
            UUID zoneId,
            String district,
            String nameZh,
            String nameEn,
            String level,
            String status) {}

    record Capabilities(Integer maxTextBytes) {}

    record Group(
            UUID bindingId,
            UUID zoneId,
            String channel,
            String tenant,
            String groupId,
            String forwarding,
            Capabilities capabilities,
            boolean active) {}

    record Member(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            String subject,
            List<ChatId> chatIds,
            boolean active) {}

    record Officer(UUID officerId, String subject, List<ChatId> chatIds, boolean active) {}

    record Rostered(UUID zoneId, UUID officerId, boolean active) {}
}
