package org.qunli.notice.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.ChatId;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeSource;
import org.qunli.notice.issue.NoticeText;

/** Tells of notices and their deliveries (docs/events.md). */
@ApplicationScoped
class DeliveryEvents {

    private final EventFeed feed;

    DeliveryEvents(EventFeed feed) {
        this.feed = feed;
    }

    private record Text(String language, String headline, String body) {
        static Text of(NoticeText text) {
            return new Text(
                    text.language().name().toLowerCase(java.util.Locale.ROOT),
                    text.headline(),
                    text.body());
        }
    }

    private record Published(
            UUID noticeId,
            String district,
            String code,
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
            Set<UUID> zones) {}

    private record Cancelled(UUID noticeId, String district, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Moved(
            UUID deliveryId,
            UUID noticeId,
            UUID bindingId,
            UUID zoneId,
            String forwarding,
            Instant at,
            DeliveryState state,
            String reason) {}

    /**
     * The notice is official, in each of its districts.
     *
     * @param zones that it is for, with their districts
     */
    void published(Notice notice, Map<UUID, String> zones, List<Delivery> deliveries, Instant now) {
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
                                                of(deliveries, district),
                                                now))
                        .toList());
    }

    private static Set<UUID> of(Map<UUID, String> zones, String district) {
        return zones.entrySet().stream()
                .filter(zone -> zone.getValue().equals(district))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Delivery> of(List<Delivery> deliveries, String district) {
        return deliveries.stream().filter(d -> d.district().equals(district)).toList();
    }

    private static DomainEvent published(
            Notice notice,
            NewNotice content,
            String district,
            Set<UUID> zones,
            List<Delivery> deliveries,
            Instant now) {
        return DomainEvent.of("notice.published", "notice/" + notice.id(), now)
                .in(district, null)
                .data(
                        new Published(
                                notice.id(),
                                district,
                                notice.code(),
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
                                zones))
                .forFrontends(routes(deliveries));
    }

    /**
     * The notice was taken back, in each of its districts.
     *
     * @param deliveries all of it
     */
    void cancelled(Notice notice, List<Delivery> deliveries, Instant now) {
        feed.append(
                notice.districts().stream()
                        .sorted()
                        .map(
                                district ->
                                        DomainEvent.of(
                                                        "notice.cancelled",
                                                        "notice/" + notice.id(),
                                                        now)
                                                .in(district, null)
                                                .data(new Cancelled(notice.id(), district, now))
                                                .forFrontends(routes(of(deliveries, district)))
                                                .ends())
                        .toList());
    }

    private static Set<String> routes(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(d -> ChatId.route(d.channel(), d.tenant()))
                .collect(Collectors.toSet());
    }

    /** They are to be forwarded from now on. */
    void due(List<Delivery> deliveries) {
        feed.append(deliveries.stream().map(d -> event("delivery.due", d, d.createdAt())).toList());
    }

    /** Their groups serve another zone now. */
    void moved(List<Delivery> deliveries, Instant at) {
        feed.append(deliveries.stream().map(d -> event("delivery.moved", d, at)).toList());
    }

    /** They ended. */
    void settled(List<Delivery> deliveries) {
        feed.append(
                deliveries.stream()
                        .map(
                                d ->
                                        event(
                                                d.state() == DeliveryState.FORWARDED
                                                        ? "delivery.forwarded"
                                                        : "delivery.closed",
                                                d,
                                                d.settledAt()))
                        .toList());
    }

    private static DomainEvent event(String type, Delivery d, Instant at) {
        boolean due = d.state() == DeliveryState.PENDING;
        return DomainEvent.of(type, d.subject(), at)
                .in(d.district(), d.zone())
                .data(
                        new Moved(
                                d.id(),
                                d.notice(),
                                d.binding(),
                                d.zone(),
                                d.forwarding(),
                                at,
                                due ? null : d.state(),
                                d.reason()))
                // What failed may still be forwarded, and supervision's clock on it runs on.
                .ends(!due && d.state() != DeliveryState.FAILED);
    }
}
