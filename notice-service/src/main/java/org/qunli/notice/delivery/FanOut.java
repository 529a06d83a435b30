package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.Notices;
import org.qunli.notice.issue.Publication;
import org.qunli.notice.place.PlaceChanged;
import org.qunli.notice.place.Reorganised;

/**
 * Delivers a notice: at its publication to every matching group, and afterwards to groups and zones
 * that join while it is in force. A delivery is unique over notice and binding, so that both may
 * happen at once. A group whose front-end is a bot gets a saying; others wait for an officer's
 * report.
 */
@ApplicationScoped
class FanOut {

    static final String KIND = "NOTICE";

    private static final Logger LOG = Logger.getLogger(FanOut.class);

    /** How long a front-end may take for a notice that never expires. */
    private static final Duration OPEN_END = Duration.ofHours(24);

    private final Deliveries deliveries;

    private final DeliveryEvents events;

    private final Sayings sayings;

    private final Notices notices;

    private final Clock clock;

    FanOut(
            Deliveries deliveries,
            DeliveryEvents events,
            Sayings sayings,
            Notices notices,
            Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.sayings = sayings;
        this.notices = notices;
        this.clock = clock;
    }

    void on(@Observes Publication publication) {
        Notice notice = publication.notice();
        // A cancellation too: a group that joins right now must not get what was taken back.
        deliveries.lockMatching();
        if (notice.status() == NoticeStatus.CANCELLED) {
            events.settled(
                    deliveries.skipPending(notice.id(), "NOTICE_CANCELLED", publication.at()));
            events.cancelled(notice, deliveries.all(notice.id()), publication.at());
            return;
        }
        Map<UUID, String> zones = deliveries.matching(notice, Set.of());
        List<Delivery> made = deliveries.fanOut(notice.id(), zones.keySet(), publication.at());
        publication.reached().match(zones.keySet());
        publication.reached().deliver(made.size());
        events.published(notice, zones, made, publication.at());
        deliver(notice, made, publication.at());
    }

    void on(@Observes Reorganised reorganised) {
        deliveries.lockMatching();
        for (Reorganised.Move move : reorganised.moves()) {
            events.moved(deliveries.follow(move.groups(), move.toZone()), reorganised.at());
        }
    }

    void on(@Observes PlaceChanged place) {
        Instant now = clock.instant();
        deliveries.lockMatching();
        events.settled(deliveries.skipReleased(place.zones(), now));
        for (UUID id : deliveries.inForceIn(place.zones(), now)) {
            Notice notice = notices.findById(id);
            Set<UUID> zones = deliveries.matching(notice, place.zones()).keySet();
            List<Delivery> made = deliveries.fanOut(id, zones, now);
            if (!made.isEmpty()) {
                deliver(notice, made, now);
                LOG.infof("Notice %s delivered to %d groups that joined", id, made.size());
            }
        }
    }

    private void deliver(Notice notice, List<Delivery> made, Instant now) {
        NewNotice content = notice.content();
        Map<UUID, Integer> longest = deliveries.longestTexts(made);
        Map<Integer, Bilingual> texts = new HashMap<>();
        Instant until = notice.expiresAt() == null ? now.plus(OPEN_END) : notice.expiresAt();
        events.due(made);
        sayings.sayAll(
                made.stream()
                        .filter(d -> d.forwarding().equals(Delivery.BOT))
                        .map(
                                d ->
                                        NewSaying.toGroup(
                                                KIND,
                                                d.subject(),
                                                d.district(),
                                                d.zone(),
                                                d.channel(),
                                                d.tenant(),
                                                d.groupId(),
                                                texts.computeIfAbsent(
                                                        longest.get(d.binding()),
                                                        bytes ->
                                                                GroupText.of(
                                                                        content,
                                                                        notice.code(),
                                                                        bytes)),
                                                until))
                        .toList());
    }
}
