package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.notice.issue.MessageType;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeAttachment;
import org.qunli.notice.issue.NoticeSource;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.NoticeText;

/** Tells that a notice became official, or that another one took its place (docs/events.md). */
@ApplicationScoped
class NoticeAnnouncement {

    private final EventFeed feed;

    NoticeAnnouncement(EventFeed feed) {
        this.feed = feed;
    }

    private record Text(String language, String headline, String body) {
        static Text of(NoticeText text) {
            return new Text(text.language().inEvents(), text.headline(), text.body());
        }
    }

    private record Published(
            UUID noticeId,
            String district,
            String code,
            MessageType messageType,
            UUID refersTo,
            String kind,
            String urgency,
            String severity,
            String certainty,
            NoticeSource source,
            Instant publishedAt,
            Instant effectiveAt,
            Instant onset,
            Instant expiresAt,
            List<Text> texts,
            List<NoticeAttachment> attachments,
            Set<UUID> zones) {}

    private record Replaced(
            UUID noticeId, String district, String code, UUID replacedBy, Instant at) {}

    /**
     * The notice is official, in each of its districts.
     *
     * @param zones that it is for, with their districts
     * @param routes of the groups that get it, by district
     */
    void published(
            Notice notice, Map<UUID, String> zones, Map<String, Set<String>> routes, Instant now) {
        NewNotice content = notice.content();
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        published(
                                                notice,
                                                content,
                                                district,
                                                of(zones, district),
                                                routes.getOrDefault(district, Set.of()),
                                                now))
                        .toList());
    }

    private static Set<UUID> of(Map<UUID, String> zones, String district) {
        return zones.entrySet().stream()
                .filter(zone -> zone.getValue().equals(district))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static DomainEvent published(
            Notice notice,
            NewNotice content,
            String district,
            Set<UUID> zones,
            Set<String> routes,
            Instant now) {
        return DomainEvent.of("notice.published", "notice/" + notice.id(), now)
                .in(district, null)
                .data(
                        new Published(
                                notice.id(),
                                district,
                                notice.code(),
                                notice.messageType(),
                                notice.refersTo(),
                                content.kind().name(),
                                content.urgency().name(),
                                content.severity().name(),
                                content.certainty().name(),
                                content.source(),
                                notice.publishedAt(),
                                content.effectiveAt(),
                                content.onset(),
                                content.expiresAt(),
                                content.texts().stream().map(Text::of).toList(),
                                content.attachments(),
                                zones))
                .forFrontends(routes);
    }

    /**
     * The notice was taken back or replaced, in each of its districts.
     *
     * @param routes of the groups that have it, by district
     */
    void replaced(Notice notice, Map<String, Set<String>> routes, Instant now) {
        boolean cancelled = notice.status() == NoticeStatus.CANCELLED;
        String type = cancelled ? "notice.cancelled" : "notice.replaced";
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        DomainEvent.of(type, "notice/" + notice.id(), now)
                                                .in(district, null)
                                                .data(
                                                        new Replaced(
                                                                notice.id(),
                                                                district,
                                                                notice.code(),
                                                                notice.replacedBy(),
                                                                now))
                                                .forFrontends(
                                                        routes.getOrDefault(district, Set.of()))
                                                .ends(cancelled))
                        .toList());
    }
}
