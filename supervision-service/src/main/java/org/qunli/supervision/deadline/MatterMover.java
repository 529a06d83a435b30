package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.supervision.place.Reorganised;

/**
 * Moves matters with their clocks to another zone. What runs keeps its due time and its policy;
 * what begins afterwards takes the new zone's.
 */
@ApplicationScoped
class MatterMover {

    private final Jdbi jdbi;

    private final Event<MattersMoved> moved;

    MatterMover(Jdbi jdbi, Event<MattersMoved> moved) {
        this.jdbi = jdbi;
        this.moved = moved;
    }

    /** A zone ended: all of its matters go, whether or not anybody names them one by one. */
    void on(@Observes Reorganised reorganised) {
        for (Reorganised.Move move : reorganised.moves()) {
            if (move.whole()) {
                move(matters(move.fromZone()), move.toZone());
            }
        }
    }

    private List<UUID> matters(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select id from matter where zone = :zone order by id")
                                .bind("zone", zone)
                                .mapTo(UUID.class)
                                .list());
    }

    /** Moves these, in the running transaction, to a zone that is known. */
    void move(Collection<UUID> matters, UUID zone) {
        if (matters.isEmpty()) {
            return;
        }
        UUID[] ids = matters.toArray(UUID[]::new);
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    update matter set zone = z.id, level = z.level
                                    from zone z
                                    where z.id = (select coalesce(merged_into, id) from zone where id = :zone)
                                      and matter.id = any(cast(:ids as uuid[]))
                                    """)
                            .bind("zone", zone)
                            .bind("ids", ids)
                            .execute();
                    handle.createUpdate(
                                    """
                                    update clock set zone = m.zone from matter m
                                    where m.id = clock.matter and clock.matter = any(cast(:ids as uuid[]))
                                    """)
                            .bind("ids", ids)
                            .execute();
                });
        moved.fire(new MattersMoved(List.copyOf(matters)));
    }
}
