package org.qunli.request.conversation;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.request.notice.KnownNotices;

/** Tells that a published notice was seen in a group. */
final class NoticeEvents {

    private NoticeEvents() {}

    private enum Match {
        EXACT,
        ALTERED
    }

    private record Seen(
            UUID bindingId,
            UUID noticeId,
            UUID messageKey,
            UUID zoneId,
            String district,
            UUID officerId,
            Match match,
            Instant at) {}

    static DomainEvent seen(Heard heard, KnownNotices.Sighting sighting) {
        return DomainEvent.of("notice.seen", "notice-sighting/" + heard.messageKey(), heard.at())
                .in(heard.where().district(), heard.where().zoneId())
                .data(
                        new Seen(
                                heard.where().bindingId(),
                                sighting.noticeId(),
                                heard.messageKey(),
                                heard.where().zoneId(),
                                heard.where().district(),
                                heard.sender().officerId(),
                                sighting.exact() ? Match.EXACT : Match.ALTERED,
                                heard.at()));
    }
}
