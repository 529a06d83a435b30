package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/**
 * Counts again what a transaction touched. Triggers note what that is, so a cause needn't know what
 * follows from it; it calls {@link #settle} before it commits, or the {@link CoverageKeeper} does
 * so a little later.
 */
@ApplicationScoped
public class Coverage {

    private final EntityManager entities;
    private final Touches touches;
    private final Counts counts;
    private final CoverageConfig config;

    Coverage(EntityManager entities, Touches touches, Counts counts, CoverageConfig config) {
        this.entities = entities;
        this.touches = touches;
        this.counts = counts;
        this.config = config;
    }

    /**
     * Settles what the running transaction changed of households, members, chat ids, groups and who
     * is in them. Once per transaction, after all its writes: it waits for others that count in the
     * same zones and holds them up until the end.
     *
     * @return what is to be told, for the one append at the end
     */
    public List<DomainEvent> settle(Instant now) {
        entities.flush();
        return settle(touches.ofThisTransaction(), now);
    }

    List<DomainEvent> settle(Touched touched, Instant now) {
        if (touched.isEmpty()) {
            return List.of();
        }
        touches.lockMarks(touched);
        UUID[] zones = touches.lockZones(touched, now);
        counts.recountHouseholds(touched, zones, now);
        counts.recountGuests(touched, zones);
        List<DomainEvent> told = new ArrayList<>();
        counts.tellTurns(zones, now.minus(config.tellAfter()))
                .forEach(turn -> told.add(CoverageEvents.turned(turn, now)));
        counts.recountZones(zones, now.minus(config.staleAfter()), now)
                .forEach(numbers -> told.add(CoverageEvents.changed(numbers)));
        return told;
    }
}
