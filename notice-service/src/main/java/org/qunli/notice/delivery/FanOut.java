package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.notice.issue.MessageType;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.Notices;
import org.qunli.notice.issue.Publication;
import org.qunli.notice.place.HouseholdsChanged;
import org.qunli.notice.place.PlaceChanged;
import org.qunli.notice.place.Reorganised;

/**
 * Delivers a notice: at its publication to every matching group, and afterwards to groups and zones
 * that join while it is in force. A delivery is unique over notice and binding, so that both may
 * happen at once. A group whose front-end is a bot gets a saying; others wait for an officer to
 * forward it. What takes the place of an earlier notice, or takes it back, is also said where that
 * one was. What is more than one transaction should hold is left to {@link FanOutRemainder}.
 */
@ApplicationScoped
class FanOut {

    private static final Logger LOG = Logger.getLogger(FanOut.class);

    private final Matching matching;

    private final Deliveries deliveries;

    private final GroupDelivery groups;

    private final FanOutParts parts;

    private final HouseholdFanOut households;

    private final DeliveryEvents events;

    private final NoticeAnnouncement announcement;

    private final Notices notices;

    private final Clock clock;

    FanOut(
            Matching matching,
            Deliveries deliveries,
            GroupDelivery groups,
            FanOutParts parts,
            HouseholdFanOut households,
            DeliveryEvents events,
            NoticeAnnouncement announcement,
            Notices notices,
            Clock clock) {
        this.matching = matching;
        this.deliveries = deliveries;
        this.groups = groups;
        this.parts = parts;
        this.households = households;
        this.events = events;
        this.announcement = announcement;
        this.notices = notices;
        this.clock = clock;
    }

    void on(@Observes Publication publication) {
        Notice notice = publication.notice();
        Instant now = publication.at();
        // A cancellation too: a group that joins right now must not get what was taken back.
        matching.lock();
        Set<UUID> heard = publication.earlier() == null ? Set.of() : end(publication);
        Map<UUID, String> zones = new HashMap<>();
        Set<UUID> bindings = new HashSet<>(heard);
        zones.putAll(matching.zonesOf(heard));
        boolean inPrivate = !notice.content().targets().flags().isEmpty();
        if (notice.messageType() != MessageType.CANCEL) {
            zones.putAll(matching.zones(notice, Set.of()));
            if (!inPrivate) {
                bindings.addAll(matching.undelivered(notice.id(), zones.keySet()));
            }
        }
        publication.reached().match(zones.keySet());
        publication.reached().deliver(bindings.size());
        announcement.published(notice, zones, matching.routes(bindings), now);
        groups.deliver(notice, parts.putOff(notice.id(), bindings), now);
        if (inPrivate) {
            publication.reached().deliver(households.deliver(notice, publication.earlier(), now));
        }
    }

    /** Ends what is pending of the earlier notice; answers the groups that have heard it. */
    private Set<UUID> end(Publication publication) {
        Notice earlier = publication.earlier();
        boolean cancelled = earlier.status() == NoticeStatus.CANCELLED;
        parts.drop(earlier.id());
        Set<UUID> heard = deliveries.heard(earlier.id());
        String reason = cancelled ? "NOTICE_CANCELLED" : "NOTICE_REPLACED";
        events.settled(deliveries.skipPending(earlier.id(), reason, publication.at()));
        households.end(earlier.id(), reason, publication.at());
        announcement.replaced(earlier, deliveries.routes(earlier.id()), publication.at());
        return heard;
    }

    void on(@Observes Publication.Question question) {
        Notice notice = question.notice();
        Set<UUID> zones = matching.zones(notice, Set.of()).keySet();
        question.reached().match(zones);
        question.reached()
                .deliver(
                        notice.content().targets().flags().isEmpty()
                                ? matching.undelivered(notice.id(), zones).size()
                                : households.count(notice, zones));
    }

    void on(@Observes Reorganised reorganised) {
        matching.lock();
        for (Reorganised.Move move : reorganised.moves()) {
            events.moved(deliveries.follow(move.groups(), move.toZone()), reorganised.at());
        }
    }

    void on(@Observes PlaceChanged place) {
        Instant now = clock.instant();
        matching.lock();
        events.settled(deliveries.skipReleased(place.zones(), now));
        for (UUID id : matching.inForceIn(place.zones(), now)) {
            join(notices.findById(id), place.zones(), now);
        }
    }

    /** A household that comes to have the building, or a flag, that a notice asks for. */
    void on(@Observes HouseholdsChanged changed) {
        Instant now = clock.instant();
        List<UUID> ids = matching.ofHouseholdsIn(changed.zones(), now);
        if (ids.isEmpty()) {
            return;
        }
        matching.lock();
        for (UUID id : matching.ofHouseholdsIn(changed.zones(), now)) {
            Notice notice = notices.findById(id);
            if (notice.content().targets().flags().isEmpty()) {
                join(notice, changed.zones(), now);
            } else {
                households.join(notice, changed.zones(), now);
            }
        }
    }

    private void join(Notice notice, Set<UUID> among, Instant now) {
        Set<UUID> zones = matching.zones(notice, among).keySet();
        int more = groups.deliver(notice, matching.undelivered(notice.id(), zones), now);
        if (more > 0) {
            LOG.infof("Notice %s delivered to %d groups that joined", notice.id(), more);
        }
    }
}
