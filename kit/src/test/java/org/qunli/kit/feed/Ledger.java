package org.qunli.kit.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/**
 * A consumer for tests: writes down each event that it applies, and fails on those it is told to.
 */
@Singleton
class Ledger implements FeedSubscriber {

    final Set<String> poison = ConcurrentHashMap.newKeySet();

    final Set<String> missing = ConcurrentHashMap.newKeySet();

    final AtomicInteger crashes = new AtomicInteger();

    private final Jdbi jdbi;

    Ledger(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.useHandle(
                h ->
                        h.execute(
                                """
                                create table if not exists ledger (
                                    entry bigint generated always as identity,
                                    name text not null, subject text not null, version bigint not null)
                                """));
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            String name = event.data().get("name").asText();
            if (missing.contains(name)) {
                throw new DependencyMissing("zone/" + name);
            }
            if (poison.contains(name)) {
                throw new IllegalStateException("poison " + name);
            }
        }
        jdbi.useHandle(
                h ->
                        h.createUpdate(
                                        """
                                        insert into ledger (name, subject, version)
                                        select name, subject, version
                                        from unnest(cast(:names as text[]), cast(:subjects as text[]),
                                                    cast(:versions as bigint[])) with ordinality
                                                 as t (name, subject, version, place)
                                        order by place
                                        """)
                                .bind(
                                        "names",
                                        events.stream()
                                                .map(e -> e.data().get("name").asText())
                                                .toArray(String[]::new))
                                .bind(
                                        "subjects",
                                        events.stream()
                                                .map(FeedEvent::subject)
                                                .toArray(String[]::new))
                                .bind(
                                        "versions",
                                        events.stream()
                                                .map(FeedEvent::subjectVersion)
                                                .toArray(Long[]::new))
                                .execute());
        if (crashes.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            // As kill -9 of this pod: the connection is gone, and the transaction with it.
            jdbi.useHandle(h -> h.execute("select pg_terminate_backend(pg_backend_pid())"));
        }
    }

    List<String> names() {
        return jdbi.withHandle(
                h ->
                        h.createQuery("select name from ledger order by entry")
                                .mapTo(String.class)
                                .list());
    }

    /** The name that an event as it is served tells of. */
    static String name(CloudEvent event) {
        return Json.tree(event.data().rawValue().toString()).get("name").asText();
    }
}
