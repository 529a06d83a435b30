package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.zone.officer.Officers;
import org.qunli.zone.staffing.Post;

/** Takes over that an officer introduced themselves in a group, in the running transaction. */
@ApplicationScoped
public class Introducing {

    private static final Logger LOG = Logger.getLogger(Introducing.class);

    private static final int LONGEST = 1000;

    private final RosterEntries entries;
    private final Officers officers;
    private final DutyPlanner planner;

    Introducing(RosterEntries entries, Officers officers, DutyPlanner planner) {
        this.entries = entries;
        this.officers = officers;
        this.planner = planner;
    }

    /**
     * The officer has introduced themselves. The first time counts; of somebody who isn't on the
     * roster nothing is kept.
     *
     * @param words what was said, or null
     */
    public void introduced(UUID zoneId, UUID officerId, String words, Instant at, Instant now) {
        if (officers.findLocked(officerId).isEmpty()) {
            return;
        }
        Optional<RosterEntry> entry =
                entries.locked(zoneId, officerId)
                        .filter(RosterEntry::active)
                        .filter(found -> found.introducedAt() == null);
        if (entry.isPresent()) {
            entry.get().introduce(cut(words), at.isAfter(now) ? now : at, now);
            planner.plan(List.of(entry.get()), now);
            LOG.infof("Officer %s introduced in zone %s", officerId, zoneId);
        }
    }

    private static String cut(String words) {
        return words == null || words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    /** Whether the officer holds the post on the zone's roster. */
    public boolean holds(UUID zoneId, UUID officerId, Post post) {
        return officerId != null
                && entries.count(
                                "zoneId = ?1 and officerId = ?2 and post = ?3 and active",
                                zoneId,
                                officerId,
                                post)
                        > 0;
    }
}
