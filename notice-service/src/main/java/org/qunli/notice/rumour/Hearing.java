package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.notice.talk.RumourClaimed;

/**
 * Takes in claims: joins what is the same in other words, counts where it is heard, and has the
 * verdict offered. Into the group only on nearly the same words: the wrong verdict said to
 * everybody would be a rumour of its own.
 */
@ApplicationScoped
class Hearing {

    private static final Logger LOG = Logger.getLogger(Hearing.class);

    private final Rumours rumours;

    private final Wordings wordings;

    private final Recipients recipients;

    private final Verdicts verdicts;

    private final RumourEvents events;

    private final Clock clock;

    Hearing(
            Rumours rumours,
            Wordings wordings,
            Recipients recipients,
            Verdicts verdicts,
            RumourEvents events,
            Clock clock) {
        this.rumours = rumours;
        this.wordings = wordings;
        this.recipients = recipients;
        this.verdicts = verdicts;
        this.events = events;
        this.clock = clock;
    }

    /** A claim as it was found, or opened. */
    record Heard(UUID rumour, boolean isNew, boolean nearly) {}

    void on(@Observes RumourClaimed claimed) {
        rumours.lock(claimed.district());
        Heard heard = heardOnce(claimed);
        // Whoever decides at the same moment finds the one who asks, or is found by them.
        Rumour rumour = rumours.locked(heard.rumour()).orElseThrow();
        Optional<Recipients.Recipient> group =
                claimed.groupId() == null
                        ? Optional.empty()
                        : recipients.group(
                                claimed.zoneId(), claimed.groupId(), claimed.messageId());
        Optional<Recipients.Recipient> asker =
                claimed.memberId() == null
                        ? Optional.empty()
                        : recipients.member(
                                claimed.memberId(), claimed.zoneId(), claimed.channel());
        group.ifPresent(to -> recipients.keep(heard.rumour(), to, heard.nearly()));
        asker.ifPresent(to -> recipients.keep(heard.rumour(), to, heard.nearly()));
        Instant now = clock.instant();
        if (heard.nearly() && group.isPresent()) {
            verdicts.offer(rumour, group.get(), now);
        } else {
            asker.ifPresent(to -> verdicts.offer(rumour, to, now));
        }
    }

    /**
     * A message may be told as a claim and as the question that it opened, in any order; the one
     * knows the group, the other who asks. It counts once.
     */
    private Heard heardOnce(RumourClaimed claimed) {
        Optional<UUID> before = wordings.heardAs(claimed.key());
        if (before.isPresent()) {
            UUID id = before.get();
            return new Heard(id, false, isNearly(Claim.of(claimed.claim()), id));
        }
        Heard heard = hear(claimed.district(), claimed.zoneId(), claimed.claim(), claimed.at());
        wordings.hear(claimed.key(), heard.rumour(), claimed.at());
        return heard;
    }

    private boolean isNearly(Claim claim, UUID rumour) {
        return claim.isNearly(Claim.of(rumours.find(rumour).orElseThrow().claim()));
    }

    /** Finds the claim or opens it, and counts that it was heard; the district is locked. */
    Heard hear(String district, UUID zone, String said, Instant at) {
        Claim claim = Claim.of(said);
        Optional<Wordings.Near> known =
                wordings.near(district, claim).stream()
                        .filter(near -> claim.isLike(Claim.of(near.claim())))
                        .max(
                                Comparator.comparingDouble(
                                        near -> claim.likeness(Claim.of(near.claim()))));
        UUID id =
                known.map(Wordings.Near::rumour)
                        .orElseGet(() -> rumours.open(district, zone, said, at));
        boolean nearly = known.isEmpty() || isNearly(claim, id);
        wordings.word(id, claim, said);
        count(id, zone, 1, known.isEmpty(), at);
        return new Heard(id, known.isEmpty(), nearly);
    }

    /** Counts that it was heard in a zone, and tells of a new one. */
    void count(UUID id, UUID zone, int count, boolean isNew, Instant at) {
        boolean newZone = rumours.sight(id, zone, count, at);
        Rumour rumour = rumours.find(id).orElseThrow();
        if (isNew) {
            events.opened(rumour, at);
            LOG.infof("Rumour %s opened", id);
        } else if (newZone) {
            events.spread(rumour, zone, at);
            LOG.infof("Rumour %s heard in zone %s", id, zone);
        }
    }
}
