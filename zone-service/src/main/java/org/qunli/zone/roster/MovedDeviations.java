package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Dated exceptions of officers who begin to serve another zone, or leave one: who is away is away
 * there too, and whoever stands in for them goes along.
 */
@ApplicationScoped
class MovedDeviations {

    private final Deviations deviations;
    private final RosterEntries entries;

    MovedDeviations(Deviations deviations, RosterEntries entries) {
        this.deviations = deviations;
        this.entries = entries;
    }

    /**
     * Enters into {@code to} what isn't over in {@code from} of those who joined, and answers the
     * entries of who stands in there besides. What was entered in {@code to} before goes first: the
     * contrary isn't copied. Nor is a delegation to somebody who doesn't serve there.
     */
    List<RosterEntry> copy(UUID from, UUID to, Collection<RosterEntry> joined, Instant now) {
        Map<UUID, RosterEntry> there = new LinkedHashMap<>();
        joined.forEach(entry -> there.put(entry.officerId(), entry));
        List<RosterEntry> standIns = new ArrayList<>();
        for (Deviation one : deviations.openIn(from, now)) {
            RosterEntry entry = there.get(one.officerId());
            Deviation copy = new Deviation(one, to, now);
            if (entry != null && isServed(one, to) && !deviations.conflicts(copy)) {
                deviations.persist(copy);
                deviations.flush();
                if (one.kind() == DeviationKind.SUBSTITUTION) {
                    standIn(one.otherId(), entry, now).ifPresent(standIns::add);
                }
            }
        }
        return standIns;
    }

    private boolean isServed(Deviation one, UUID to) {
        return one.kind() != DeviationKind.DELEGATION
                || entries.locked(to, one.otherId()).filter(RosterEntry::active).isPresent();
    }

    private Optional<RosterEntry> standIn(UUID officer, RosterEntry absent, Instant now) {
        RosterEntry known = entries.locked(absent.zoneId(), officer).orElse(null);
        if (known != null && known.active()) {
            return Optional.empty();
        }
        RosterEntry standIn =
                known == null ? new RosterEntry(absent.zoneId(), officer, now) : known;
        standIn.standIn(absent.post(), now);
        if (known == null) {
            standIn.planned(now, now);
            entries.persist(standIn);
            entries.flush();
        }
        return Optional.of(standIn);
    }

    /** Ends those of officers who leave; answers the entries of others whose duty that changes. */
    List<RosterEntry> end(UUID zone, Collection<RosterEntry> leaving, Instant now) {
        Map<UUID, RosterEntry> touched = new LinkedHashMap<>();
        for (RosterEntry entry : leaving) {
            for (Deviation one : deviations.openOf(entry.officerId(), List.of(zone), now)) {
                one.cancel(now);
                UUID partner =
                        entry.officerId().equals(one.officerId()) ? one.otherId() : one.officerId();
                if (partner != null) {
                    entries.locked(zone, partner)
                            .filter(RosterEntry::active)
                            .ifPresent(other -> touched.put(other.id(), other));
                }
            }
        }
        deviations.flush();
        leaving.forEach(entry -> touched.remove(entry.id()));
        return List.copyOf(touched.values());
    }
}
