package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.request.place.Reorganised;

/** Lets the talk of a group follow it to the zone that it serves now. */
@ApplicationScoped
class TalkMover {

    private final Jdbi jdbi;

    TalkMover(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void on(@Observes Reorganised reorganised) {
        reorganised.moves().forEach(this::move);
    }

    private void move(Reorganised.Move move) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update talk t set zone = :to
                                        where t.zone = :from and not t.direct
                                          and (:whole or (t.channel, t.tenant, t.conversation) in (
                                              select g.channel, g.tenant, 'group:' || g.group_id
                                              from chat_group g where g.id = any(cast(:groups as uuid[]))))
                                        """)
                                .bind("to", move.toZone())
                                .bind("from", move.fromZone())
                                .bind("whole", move.whole())
                                .bind("groups", move.groups().toArray(UUID[]::new))
                                .execute());
    }
}
