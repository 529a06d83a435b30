package org.qunli.notice.issue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;

/** Tells how a notice was signed and scheduled (docs/events.md). */
@ApplicationScoped
class NoticeEvents {

    private final EventFeed feed;

    NoticeEvents(EventFeed feed) {
        this.feed = feed;
    }

    private record Bypassed(UUID noticeId, String district, Instant at) {}

    private record Why(String reason) {}

    private record Reviewed(UUID noticeId, String district, BypassVerdict verdict, Instant at) {}

    private record Unscheduled(UUID noticeId, String district, String reason, Instant at) {}

    /** One person alone published what needs two. */
    void bypassed(Notice notice, Instant now) {
        Why why = new Why(notice.signatures().view().bypassReason());
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        of("notice.bypassed", notice, district, now)
                                                .data(new Bypassed(notice.id(), district, now))
                                                .personal(why))
                        .toList());
    }

    /** That was judged. */
    void reviewed(Notice notice, BypassVerdict verdict, Instant now) {
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        of("notice.bypass-reviewed", notice, district, now)
                                                .data(
                                                        new Reviewed(
                                                                notice.id(),
                                                                district,
                                                                verdict,
                                                                now)))
                        .toList());
    }

    /** A publication that was to come could not be made. */
    void unscheduled(Notice notice, String reason, Instant now) {
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        of("notice.unscheduled", notice, district, now)
                                                .data(
                                                        new Unscheduled(
                                                                notice.id(),
                                                                district,
                                                                reason,
                                                                now)))
                        .toList());
    }

    private static DomainEvent of(String type, Notice notice, String district, Instant now) {
        return DomainEvent.of(type, "notice/" + notice.id(), now).in(district, null);
    }
}
