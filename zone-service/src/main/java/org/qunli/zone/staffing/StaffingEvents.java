package org.qunli.zone.staffing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.zone.district.DistrictOpened;

/** Tells how many officers of each post a district's zones need and take. */
@ApplicationScoped
class StaffingEvents {

    private final EventFeed feed;

    StaffingEvents(EventFeed feed) {
        this.feed = feed;
    }

    private record StaffingFacts(String district, List<LevelStaffing> levels) {}

    /** What ships is told too: nobody has to know it. */
    void on(@Observes DistrictOpened opened) {
        feed.append(changed(opened.district(), Staffing.SHIPPED, opened.at()));
    }

    /** Every level and post, whether the district named it or it ships. */
    DomainEvent changed(String district, Staffing staffing, Instant now) {
        return DomainEvent.of("staffing.changed", "staffing/" + district, now)
                .in(district, null)
                .data(new StaffingFacts(district, staffing.complete().levels()));
    }
}
