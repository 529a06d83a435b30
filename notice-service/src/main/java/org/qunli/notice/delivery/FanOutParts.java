package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The groups to which a published notice is still to be delivered, in parts. They are written in
 * the transaction that publishes, so that a crash behind it loses none.
 */
@ApplicationScoped
class FanOutParts {

    private final Jdbi jdbi;

    private final FanOutConfig config;

    private final Event<PutOff> putOff;

    FanOutParts(Jdbi jdbi, FanOutConfig config, Event<PutOff> putOff) {
        this.jdbi = jdbi;
        this.config = config;
        this.putOff = putOff;
    }

    /** A part of a notice's groups. */
    record Part(UUID notice, Set<UUID> bindings) {}

    /** A CDI event, in the transaction that publishes: not everything is delivered by it. */
    record PutOff(UUID notice) {}

    /** Puts all but the first part off, and answers that one. */
    Set<UUID> putOff(UUID notice, Set<UUID> bindings) {
        List<UUID> ordered = new ArrayList<>(new TreeSet<>(bindings));
        int size = config.partSize();
        if (ordered.size() <= size) {
            return bindings;
        }
        jdbi.useHandle(
                handle -> {
                    for (int from = size; from < ordered.size(); from += size) {
                        List<UUID> part =
                                ordered.subList(from, Math.min(ordered.size(), from + size));
                        insert(handle, notice, from / size, part);
                    }
                });
        putOff.fire(new PutOff(notice));
        return Set.copyOf(ordered.subList(0, size));
    }

    private static void insert(Handle handle, UUID notice, int number, List<UUID> part) {
        handle.createUpdate(
                        """
                        insert into fan_out_part (notice, part, bindings)
                        values (:notice, :part, cast(:bindings as uuid[]))
                        """)
                .bind("notice", notice)
                .bind("part", number)
                .bind("bindings", part.toArray(UUID[]::new))
                .execute();
    }

    /** Takes a part that no other pod has; it is there again if the transaction fails. */
    Optional<Part> take() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        delete from fan_out_part where (notice, part) in (
                                            select notice, part from fan_out_part
                                            order by notice, part limit 1 for update skip locked)
                                        returning notice, bindings
                                        """)
                                .map(
                                        (row, context) ->
                                                new Part(
                                                        row.getObject("notice", UUID.class),
                                                        Set.of(
                                                                (UUID[])
                                                                        row.getArray("bindings")
                                                                                .getArray())))
                                .findOne());
    }

    /** Nothing more is delivered of this notice. */
    void drop(UUID notice) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate("delete from fan_out_part where notice = :notice")
                                .bind("notice", notice)
                                .execute());
    }

    /** How many groups the notice is still to come to, in these zones or in all if null. */
    long toCome(UUID notice, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*)
                                        from fan_out_part p cross join unnest(p.bindings) as g (binding)
                                        join binding b on b.id = g.binding and b.active
                                        where p.notice = :notice
                                          and (cast(:zones as uuid[]) is null
                                               or b.zone = any (cast(:zones as uuid[])))
                                        """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .mapTo(Long.class)
                                .one());
    }
}
