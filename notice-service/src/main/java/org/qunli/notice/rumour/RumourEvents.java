package org.qunli.notice.rumour;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.saying.Bilingual;

/** Tells of rumours (docs/events.md). */
@ApplicationScoped
class RumourEvents {

    private final EventFeed feed;

    RumourEvents(EventFeed feed) {
        this.feed = feed;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(
            UUID rumourId,
            UUID zoneId,
            RumourState state,
            Bilingual text,
            UUID noticeId,
            Instant at) {}

    private record Words(String claim) {}

    void opened(Rumour rumour, Instant at) {
        feed.append(of("rumour.opened", rumour, rumour.zone(), at));
    }

    /** It came to a zone where it hadn't been heard. */
    void spread(Rumour rumour, UUID zone, Instant at) {
        feed.append(of("rumour.spread", rumour, zone, at));
    }

    /** It was decided upon. */
    void decided(Rumour rumour, Instant at) {
        String type =
                switch (rumour.state()) {
                    case OPEN -> "rumour.reopened";
                    case PAUSED -> "rumour.paused";
                    default -> "rumour.clarified";
                };
        feed.append(of(type, rumour, rumour.zone(), at));
    }

    private static DomainEvent of(String type, Rumour rumour, UUID zone, Instant at) {
        return DomainEvent.of(type, rumour.subject(), at)
                .in(rumour.district(), zone)
                .data(
                        new Data(
                                rumour.id(),
                                zone,
                                rumour.state(),
                                rumour.state().isVerdict() ? rumour.text() : null,
                                rumour.notice(),
                                at))
                .personal(new Words(rumour.claim()));
    }
}
