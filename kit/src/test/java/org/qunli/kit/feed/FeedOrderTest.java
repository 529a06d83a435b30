package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.time.DatabaseClock;

/** Drill D6: slow transactions while the feed is read (design/5), the trap of skipped events. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedOrderTest {

    private static final int WRITERS = 16;

    private static final int TRANSACTIONS = 120;

    private static final int SUBJECTS = 5;

    private static final Reader SERVICE =
            new Reader(EnumSet.of(Audience.SERVICES), Set.of(), Set.of(), Set.of());

    private static final Wanted ALL = new Wanted(Set.of(), Set.of());

    private static final Wanted SUBJECTS_ONLY = new Wanted(Set.of(), Set.of("subject"));

    @Inject EventFeed feed;

    @Inject FeedReader reader;

    @Inject Jdbi jdbi;

    @Inject Cleanup cleanup;

    /** When each event was certainly committed: the database's time after its commit. */
    private final Map<String, Instant> committed = new ConcurrentHashMap<>();

    @BeforeEach
    void empty() {
        cleanup.truncate();
        committed.clear();
    }

    private void write(int writer, int number) {
        String name = writer + "-" + number;
        Transactions.runInNew(
                () -> {
                    try (Handle handle = jdbi.open()) {
                        if (number % 2 == 0) {
                            // Draws the transaction's id long before the event's number.
                            handle.execute(
                                    "insert into event_subject values ('early/' || ?, 1)", name);
                            pause(handle);
                        }
                        // Passed by by a reader who leaves other kinds out.
                        feed.append(
                                event(name + " aside", "aside/" + number % SUBJECTS),
                                event(name, "subject/" + number % SUBJECTS));
                        pause(handle);
                    }
                });
        committed.put(name, jdbi.withHandle(DatabaseClock::read));
    }

    private static DomainEvent event(String name, String subject) {
        return DomainEvent.of("test.written", subject, Instant.EPOCH)
                .in("350583", null)
                .data(Map.of("name", name));
    }

    private static void pause(Handle handle) {
        double seconds = ThreadLocalRandom.current().nextDouble(0.012);
        handle.execute("select pg_sleep(?)", seconds);
    }

    private record Seen(String name, String subject, long version) {}

    /** Reads on until the writers are done and the feed is dry. */
    private List<Seen> readAlong(AtomicBoolean writing, int limit, Wanted wanted) {
        List<Seen> seen = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String cursor = null;
        while (true) {
            boolean last = !writing.get();
            FeedPage page =
                    reader.read(new FeedReader.Query(SERVICE, cursor, false, limit, wanted));
            for (CloudEvent event : page.events()) {
                String name = Ledger.name(event);
                if (name.endsWith(" aside")) {
                    assertThat(wanted.kinds()).isEmpty();
                    continue;
                }
                names.add(name);
                seen.add(new Seen(name, event.subject(), event.subjectversion()));
            }
            assertVouchedFor(page.asOf(), names);
            cursor = page.next();
            if (last && page.events().isEmpty()) {
                return seen;
            }
        }
    }

    private void assertVouchedFor(Instant asOf, Set<String> names) {
        committed.forEach(
                (name, at) -> {
                    if (at.isBefore(asOf)) {
                        assertThat(names).as("committed at %s, asOf %s", at, asOf).contains(name);
                    }
                });
    }

    @Test
    void readers_see_every_committed_event_once_while_sixteen_writers_dawdle() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);
        List<Future<List<Seen>>> readers =
                List.of(
                        threads.submit(() -> readAlong(writing, 1_000, ALL)),
                        threads.submit(() -> readAlong(writing, 7, ALL)),
                        threads.submit(() -> readAlong(writing, 7, SUBJECTS_ONLY)));
        List<Callable<Void>> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            writers.add(
                    () -> {
                        for (int n = 0; n < TRANSACTIONS / 8; n++) {
                            write(writer, n);
                        }
                        return null;
                    });
        }

        List<Future<Void>> written = new ArrayList<>();
        writers.forEach(w -> written.add(threads.submit(w)));
        for (Future<Void> writer : written) {
            writer.get(60, TimeUnit.SECONDS);
        }
        writing.set(false);

        for (Future<List<Seen>> each : readers) {
            List<Seen> seen = each.get(60, TimeUnit.SECONDS);
            assertThat(seen).extracting(Seen::name).doesNotHaveDuplicates();
            assertThat(seen)
                    .extracting(Seen::name)
                    .containsExactlyInAnyOrderElementsOf(committed.keySet());
            assertVersionsAreComplete(seen);
        }
        threads.shutdownNow();
    }

    private static void assertVersionsAreComplete(List<Seen> seen) {
        Map<String, Set<Long>> versions = new HashMap<>();
        seen.forEach(
                s -> versions.computeIfAbsent(s.subject(), x -> new HashSet<>()).add(s.version()));
        versions.forEach(
                (subject, drawn) -> {
                    for (long v = 1; v <= drawn.size(); v++) {
                        assertThat(drawn).as(subject).contains(v);
                    }
                });
    }

    @Test
    void event_of_an_older_running_transaction_holds_the_feed_and_its_time_back() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> slow =
                other.submit(
                        () ->
                                Transactions.runInNew(
                                        () -> {
                                            feed.append(event("slow", "subject/slow"));
                                            written.countDown();
                                            await(finish);
                                        }));
        written.await();
        Transactions.runInNew(() -> feed.append(event("quick", "subject/quick")));
        Instant afterQuick = jdbi.withHandle(DatabaseClock::read);

        FeedPage meanwhile = reader.read(SERVICE, null, 10, Set.of());
        finish.countDown();
        slow.get(10, TimeUnit.SECONDS);
        FeedPage later = reader.read(SERVICE, meanwhile.next(), 10, Set.of());

        assertThat(meanwhile.events()).isEmpty();
        assertThat(meanwhile.asOf()).isBefore(afterQuick);
        assertThat(later.events()).extracting(e -> Ledger.name(e)).containsExactly("slow", "quick");
        assertThat(later.asOf()).isAfter(afterQuick);
        other.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void transaction_that_drew_its_id_first_and_commits_last_gets_the_later_version()
            throws Exception {
        CountDownLatch drawn = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> early =
                other.submit(
                        () ->
                                Transactions.runInNew(
                                        () -> {
                                            jdbi.useHandle(
                                                    h ->
                                                            h.execute(
                                                                    "insert into event_subject"
                                                                            + " values ('x', 1)"));
                                            drawn.countDown();
                                            await(overtaken);
                                            feed.append(event("early", "subject/same"));
                                        }));
        drawn.await();
        Transactions.runInNew(() -> feed.append(event("late", "subject/same")));
        overtaken.countDown();
        early.get(10, TimeUnit.SECONDS);

        FeedPage page = reader.read(SERVICE, null, 10, Set.of());

        // Read in the order of transactions, so the consumer must put the versions right.
        assertThat(page.events())
                .extracting(e -> Json.tree(Json.write(e)).get("data").get("name").asText())
                .containsExactly("early", "late");
        assertThat(page.events()).extracting(CloudEvent::subjectversion).containsExactly(2L, 1L);
        other.shutdownNow();
    }

    @Test
    void event_outside_a_transaction_is_refused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> feed.append(event("alone", "subject/alone")))
                .isInstanceOf(IllegalStateException.class);
    }
}
