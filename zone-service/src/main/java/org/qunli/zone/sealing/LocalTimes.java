package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.EventFeed;
import org.qunli.zone.district.TimeZoneMoved;

/** What is said of zones in a district's local times is said anew when its time zone moves. */
@ApplicationScoped
class LocalTimes {

    private final Zones zones;
    private final ZoneEvents events;
    private final EventFeed feed;
    private final Clock clock;

    LocalTimes(Zones zones, ZoneEvents events, EventFeed feed, Clock clock) {
        this.zones = zones;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    void on(@Observes TimeZoneMoved moved) {
        Instant now = clock.instant();
        List<UUID> theirs = zones.idsOf(moved.district());
        if (!theirs.isEmpty()) {
            // Nobody tells of a state meanwhile that is older than this one.
            zones.lockWholly(theirs);
            feed.append(events.changed(zones.list("id in ?1 order by id", theirs), now));
        }
    }
}
