package org.qunli.kit.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** How far the subjects of a feed were applied. */
final class FeedPositions {

    private FeedPositions() {}

    /** The last version applied of each subject that has one. */
    static Map<String, Long> of(Handle handle, String feed, Collection<FeedEvent> events) {
        Set<String> subjects = new TreeSet<>();
        events.forEach(e -> subjects.add(e.subject()));
        Map<String, Long> versions = new HashMap<>();
        handle.createQuery(
                        """
                        select subject, version from feed_position
                        where feed = :feed and subject = any (cast(:subjects as text[]))
                        """)
                .bind("feed", feed)
                .bind("subjects", subjects.toArray(String[]::new))
                .map((row, c) -> Map.entry(row.getString("subject"), row.getLong("version")))
                .forEach(v -> versions.put(v.getKey(), v.getValue()));
        return versions;
    }

    static void move(Handle handle, String feed, Map<String, Long> versions) {
        if (versions.isEmpty()) {
            return;
        }
        List<String> subjects = List.copyOf(versions.keySet());
        handle.createUpdate(
                        """
                        insert into feed_position (feed, subject, version)
                        select :feed, subject, version
                        from unnest(cast(:subjects as text[]), cast(:versions as bigint[]))
                                 as t (subject, version)
                        on conflict (feed, subject) do update set version = excluded.version
                        """)
                .bind("feed", feed)
                .bind("subjects", subjects.toArray(String[]::new))
                .bind("versions", subjects.stream().map(versions::get).toArray(Long[]::new))
                .execute();
    }

    /** Moves one subject to the version, unless it is further. */
    static void raise(Handle handle, String feed, String subject, long version) {
        handle.createUpdate(
                        """
                        insert into feed_position as p (feed, subject, version)
                        values (:feed, :subject, :version)
                        on conflict (feed, subject)
                            do update set version = greatest(p.version, excluded.version)
                        """)
                .bind("feed", feed)
                .bind("subject", subject)
                .bind("version", version)
                .execute();
    }
}
