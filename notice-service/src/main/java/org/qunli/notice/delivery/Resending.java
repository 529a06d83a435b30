package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.saying.Sayings;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.Notices;

/** Gives a notice that failed to the bots once more, while it is in force. */
@ApplicationScoped
class Resending {

    private static final Logger LOG = Logger.getLogger(Resending.class);

    private final Notices notices;

    private final Deliveries deliveries;

    private final DeliveryEvents events;

    private final GroupSayings words;

    private final Sayings sayings;

    Resending(
            Notices notices,
            Deliveries deliveries,
            DeliveryEvents events,
            GroupSayings words,
            Sayings sayings) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.events = events;
        this.words = words;
        this.sayings = sayings;
    }

    /**
     * Answers how many groups get it once more. Of two calls at once the second finds nothing.
     *
     * @param zones only there, or everywhere if null
     */
    int resend(UUID id, Set<UUID> zones, Instant now) {
        Notice notice = notices.findByIdOptional(id).orElseThrow(NotFound::new);
        boolean over = notice.expiresAt() != null && !now.isBefore(notice.expiresAt());
        if (notice.status() != NoticeStatus.PUBLISHED || notice.replacedBy() != null || over) {
            throw new NoticeNotInForce(notice.code());
        }
        List<Delivery> again = deliveries.again(id, zones);
        events.resent(again, now);
        sayings.sayAll(words.of(notice, again, now));
        if (!again.isEmpty()) {
            LOG.infof("Notice %s given to %d groups once more", id, again.size());
        }
        return again.size();
    }
}
