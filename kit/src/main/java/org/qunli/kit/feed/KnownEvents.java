package org.qunli.kit.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The ids of the events that were taken in (applied, held, parked or dropped), kept for as long as
 * the feed keeps events: by them an event is dropped that is read again after a rewind.
 */
final class KnownEvents {

    private KnownEvents() {}

    /** Writes down the events of a page, with one statement, and answers which are new. */
    static Set<UUID> take(Handle handle, String feed, FeedCursors.Mark mark, List<FeedEvent> page) {
        if (page.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                handle.createQuery(
                                """
                                insert into feed_applied (feed, event_id, place, epoch, subject, version,
                                                          district)
                                select :feed, id, :taken + place, :epoch, subject, version, district
                                from unnest(cast(:ids as uuid[]), cast(:subjects as text[]),
                                            cast(:versions as bigint[]), cast(:districts as text[]))
                                         with ordinality as t (id, subject, version, district, place)
                                on conflict (feed, event_id) do nothing
                                returning event_id
                                """)
                        .bind("feed", feed)
                        .bind("taken", mark.taken())
                        .bind("epoch", mark.epoch())
                        .bind("ids", page.stream().map(FeedEvent::id).toArray(UUID[]::new))
                        .bind(
                                "subjects",
                                page.stream().map(FeedEvent::subject).toArray(String[]::new))
                        .bind(
                                "versions",
                                page.stream().map(FeedEvent::subjectVersion).toArray(Long[]::new))
                        .bind(
                                "districts",
                                page.stream().map(FeedEvent::district).toArray(String[]::new))
                        .mapTo(UUID.class)
                        .list());
    }
}
