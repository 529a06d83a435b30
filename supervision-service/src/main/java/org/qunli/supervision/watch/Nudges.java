package org.qunli.supervision.watch;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who nudged: kept where nobody else reads, so that the reminder itself has no author. */
@ApplicationScoped
class Nudges {

    private final WatchDatabase watch;

    Nudges(WatchDatabase watch) {
        this.watch = watch;
    }

    private record Kept(UUID reminder, UUID matter) {}

    /** The id that a reminder with this key got before, if there was one. */
    Optional<UUID> known(UUID matter, String requestKey) {
        Optional<Kept> kept =
                watch.jdbi()
                        .withHandle(
                                handle ->
                                        handle.createQuery(
                                                        """
                                                        select reminder, matter from nudge
                                                        where request_key = cast(:key as text)
                                                        """)
                                                .bind("key", requestKey)
                                                .map(
                                                        (row, context) ->
                                                                new Kept(
                                                                        row.getObject(
                                                                                "reminder",
                                                                                UUID.class),
                                                                        row.getObject(
                                                                                "matter",
                                                                                UUID.class)))
                                                .findOne());
        if (kept.isPresent() && !kept.get().matter().equals(matter)) {
            throw new KeyUsedOtherwise();
        }
        return kept.map(Kept::reminder);
    }

    /**
     * Notes the author and gives the id that the reminder shall have; the same key gives the same
     * id, so that a call that broke off between this and the reminder is finished by its
     * repetition.
     *
     * @param requestKey unique per client, or null
     */
    UUID note(String subject, UUID matter, String requestKey, Instant now) {
        UUID made = UuidCreator.getTimeOrderedEpoch();
        Kept kept =
                watch.jdbi()
                        .inTransaction(
                                handle -> {
                                    handle.createUpdate(
                                                    """
                                                    insert into nudge (reminder, subject, matter, at,
                                                        request_key)
                                                    values (:reminder, :subject, :matter, :now, :key)
                                                    on conflict (request_key) do nothing
                                                    """)
                                            .bind("reminder", made)
                                            .bind("subject", subject)
                                            .bind("matter", matter)
                                            .bind("now", now)
                                            .bind("key", requestKey)
                                            .execute();
                                    return handle.createQuery(
                                                    """
                                                    select reminder, matter from nudge
                                                    where reminder = :reminder
                                                       or request_key = cast(:key as text)
                                                    """)
                                            .bind("reminder", made)
                                            .bind("key", requestKey)
                                            .map(
                                                    (row, context) ->
                                                            new Kept(
                                                                    row.getObject(
                                                                            "reminder", UUID.class),
                                                                    row.getObject(
                                                                            "matter", UUID.class)))
                                            .one();
                                });
        if (!kept.matter().equals(matter)) {
            throw new KeyUsedOtherwise();
        }
        return kept.reminder();
    }
}
