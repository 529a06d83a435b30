package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.time.DatabaseClock;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedRetentionTest {

    private static final Reader SERVICE =
            new Reader(EnumSet.of(Audience.SERVICES), Set.of(), Set.of(), Set.of());

    private static final Reader FRONTEND =
            new Reader(
                    EnumSet.of(Audience.FRONTENDS, Audience.PERSON),
                    Set.of("350583"),
                    Set.of("wecom/ww-quanzhou"),
                    Set.of());

    private static final Duration MONTH = Duration.ofDays(31);

    @Inject EventFeed feed;

    @Inject FeedReader reader;

    @Inject FeedRetention retention;

    @Inject FeedInbox inbox;

    @Inject FeedCursors places;

    @Inject Ledger ledger;

    @Inject Jdbi jdbi;

    @Inject Cursors cursors;

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty() {
        ledger.names();
        cleanup.truncate();
    }

    private Instant now() {
        return jdbi.withHandle(DatabaseClock::read);
    }

    private static DomainEvent event(String type, String subject, String name) {
        return DomainEvent.of(type, subject, Instant.EPOCH)
                .in("350583", null)
                .data(Map.of("name", name))
                .personal(Map.of("name", "Chen"))
                .forFrontends(Set.of("wecom/ww-quanzhou"));
    }

    private void append(DomainEvent... events) {
        for (DomainEvent event : events) {
            Transactions.runInNew(() -> feed.append(event));
        }
    }

    /** The log as it was: all that it holds now is older than the retention. */
    private void age() {
        jdbi.useHandle(h -> h.execute("update event set tx_at = tx_at - interval '31 days'"));
    }

    private FeedPage read(String after) {
        return reader.read(SERVICE, after, 1_000, Set.of());
    }

    private static List<String> names(FeedPage page) {
        return page.events().stream().map(e -> Ledger.name(e)).toList();
    }

    private long rows(String table) {
        return jdbi.withHandle(
                h ->
                        h.createQuery("select count(*) from <table>")
                                .define("table", table)
                                .mapTo(long.class)
                                .one());
    }

    @Test
    void of_a_state_the_last_stays_and_of_what_has_ended_the_end() {
        append(
                event("zone.changed", "zone/1", "sealed"),
                event("zone.changed", "zone/1", "lifted"),
                event("request.opened", "request/open", "opened"),
                event("request.answered", "request/open", "answered"),
                event("request.opened", "request/done", "done opened"),
                event("request.closed", "request/done", "done closed").ends(),
                event("talk.heard", "talk/1", "heard").ends(),
                event("policy.flattened", "policy/1", "old policy").state(),
                event("policy.flattened", "policy/1", "new policy").state());

        int removed = retention.runOnce(now().plus(MONTH));

        assertThat(removed).isEqualTo(4);
        assertThat(names(read(null)))
                .containsExactly("lifted", "opened", "answered", "done closed", "new policy");
        assertThat(rows("event_personal")).isEqualTo(5);
        assertThat(rows("event_route")).isEqualTo(5);
        assertThat(reader.read(FRONTEND, null, 100, Set.of()).events()).hasSize(5);
    }

    @Test
    void what_is_younger_than_the_retention_is_kept_whole_and_replaces_nothing_older() {
        append(event("zone.changed", "zone/1", "a"), event("zone.changed", "zone/1", "b"));
        age();
        append(event("zone.changed", "zone/1", "c"), event("zone.changed", "zone/1", "d"));

        retention.runOnce(now());

        FeedPage page = read(null);
        assertThat(names(page)).containsExactly("b", "c", "d");
        assertThat(page.snapshot()).isTrue();
        assertThat(page.events()).extracting(CloudEvent::subjectafter).containsExactly(0L, 2L, 3L);
    }

    @Test
    void state_told_to_fewer_readers_replaces_none_that_was_told_to_more() {
        append(
                event("zone.changed", "zone/1", "told to both"),
                DomainEvent.of("zone.changed", "zone/1", Instant.EPOCH)
                        .in("350583", null)
                        .data(Map.of("name", "told to another"))
                        .forFrontends(Set.of("matrix/other")));

        retention.runOnce(now().plus(MONTH));

        assertThat(reader.read(FRONTEND, null, 10, Set.of()).events()).hasSize(1);
        assertThat(names(read(null))).containsExactly("told to both", "told to another");
    }

    @Test
    void state_replaces_neither_facts_nor_other_states_of_its_subject() {
        append(
                event("zone.split", "zone/1", "split"),
                event("zone.drawn", "zone/1", "drawn").state(),
                event("zone.changed", "zone/1", "changed"));

        int removed = retention.runOnce(now().plus(MONTH));

        assertThat(removed).isZero();
        assertThat(names(read(null))).containsExactly("split", "drawn", "changed");
    }

    @Test
    void request_that_was_reopened_is_kept_whole() {
        append(
                event("request.opened", "request/1", "opened"),
                event("request.closed", "request/1", "closed").ends());
        age();
        append(event("request.reopened", "request/1", "reopened"));

        retention.runOnce(now());

        assertThat(names(read(null))).containsExactly("opened", "closed", "reopened");
    }

    @Test
    void cursor_below_the_mark_is_expired_and_the_snapshot_takes_over() {
        append(event("zone.changed", "zone/1", "a"), event("zone.changed", "zone/2", "x"));
        FeedPage old = read(null);
        append(event("zone.changed", "zone/1", "b"));
        age();
        append(event("zone.changed", "zone/1", "c"));
        FeedPage young = read(old.next());

        retention.runOnce(now());

        assertThatThrownBy(() -> read(old.next())).isInstanceOf(CursorExpired.class);
        assertThatThrownBy(() -> reader.read(FRONTEND, old.next(), 9, Set.of()))
                .isInstanceOf(CursorExpired.class);
        assertThat(names(read(young.next()))).isEmpty();
        FeedPage snapshot =
                reader.read(
                        new FeedReader.Query(
                                SERVICE, old.next(), true, 1, Wanted.ofTypes(Set.of())));
        assertThat(names(snapshot)).containsExactly("x");
        assertThat(snapshot.snapshot()).isTrue();
        FeedPage second = reader.read(SERVICE, snapshot.next(), 1, Set.of());
        assertThat(names(second)).containsExactly("b");
        assertThat(second.snapshot()).isTrue();
        FeedPage tail = read(second.next());
        assertThat(names(tail)).containsExactly("c");
        FeedPage end = read(tail.next());
        assertThat(names(end)).isEmpty();
        assertThat(end.snapshot()).isFalse();
    }

    @Test
    void nothing_removed_means_no_snapshot_and_no_expiry() {
        append(event("zone.changed", "zone/1", "a"), event("zone.changed", "zone/1", "b"));
        FeedPage first = reader.read(SERVICE, null, 1, Set.of());

        assertThat(retention.runOnce(now())).isZero();

        assertThat(first.snapshot()).isFalse();
        assertThat(names(read(first.next()))).containsExactly("b");
    }

    @Test
    void consumer_that_knew_of_a_request_hears_of_its_end_and_a_new_one_needs_not() {
        append(
                event("request.opened", "request/1", "opened"),
                event("request.answered", "request/1", "answered"));
        consume(read(null));
        append(event("request.closed", "request/1", "closed").ends());
        age();
        append(event("zone.changed", "zone/1", "later"));
        retention.runOnce(now());

        consume(read(null));
        assertThat(ledger.names()).containsExactly("opened", "answered", "closed", "later");

        jdbi.useHandle(h -> h.execute("truncate ledger, feed_position, feed_cursor, feed_applied"));
        consume(read(null));
        assertThat(ledger.names()).containsExactly("later");
    }

    private void consume(FeedPage page) {
        List<FeedEvent> events = Wire.events(page);
        String at = places.mark("zones").cursor();
        inbox.apply(
                ledger,
                new FeedClient.Fetched(at, events, page.next(), page.asOf(), false),
                "for update");
    }

    @Test
    void last_words_go_after_their_own_time() {
        append(
                event("request.opened", "request/1", "opened"),
                event("request.closed", "request/1", "closed").ends());
        retention.runOnce(now().plus(MONTH));
        assertThat(names(read(null))).containsExactly("closed");

        retention.runOnce(now().plus(Duration.ofDays(366)));

        assertThat(rows("event")).isZero();
        assertThat(rows("event_personal")).isZero();
        assertThat(rows("event_route")).isZero();
    }

    @Test
    void cursor_that_nothing_came_after_is_renewed_by_its_age_alone() {
        append(event("zone.changed", "zone/1", "seen"));
        FeedPage page = reader.read(FRONTEND, null, 10, Set.of());
        Position at = Position.open(cursors, "zones", page.next());
        append(
                DomainEvent.of("talk.heard", "talk/1", Instant.EPOCH)
                        .in("350583", null)
                        .data(Map.of()));

        assertThat(reader.read(FRONTEND, page.next(), 10, Set.of()).next()).isEqualTo(page.next());

        String aged =
                new Position(
                                at.timeline(),
                                at.tx(),
                                at.id(),
                                at.event(),
                                false,
                                at.sealedAt().minus(Duration.ofMinutes(2)))
                        .seal(cursors, "zones");
        String renewed = reader.read(FRONTEND, aged, 10, Set.of()).next();
        age();
        append(event("zone.changed", "zone/2", "new"));
        retention.runOnce(now());

        assertThat(renewed).isNotEqualTo(aged);
        assertThat(names(reader.read(FRONTEND, renewed, 10, Set.of()))).containsExactly("new");
        assertThatThrownBy(() -> reader.read(FRONTEND, aged, 10, Set.of()))
                .isInstanceOf(CursorExpired.class);
    }

    @Test
    void renewed_cursor_of_a_database_that_went_back_is_rewound() {
        append(event("zone.changed", "zone/1", "a"));
        Position at = Position.open(cursors, "zones", read(null).next());
        String ahead =
                Position.endOf(at.timeline(), Long.parseLong(at.tx()) + 1_000_000, at.sealedAt())
                        .seal(cursors, "zones");

        assertThatThrownBy(() -> read(ahead)).isInstanceOf(FeedRewound.class);
    }

    @Test
    void two_pods_at_once_remove_each_event_once_and_a_new_consumer_reads_along() throws Exception {
        List<DomainEvent> events = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            events.add(event("zone.changed", "zone/" + i % 500, "n" + i));
            if (events.size() == 100) {
                List<DomainEvent> some = List.copyOf(events);
                Transactions.runInNew(() -> feed.append(some));
                events.clear();
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Instant later = now().plus(MONTH);

        List<Future<Integer>> pods =
                List.of(
                        threads.submit(() -> retention.runOnce(later)),
                        threads.submit(() -> retention.runOnce(later)));
        Future<Set<String>> consumer = threads.submit(this::lastOfEach);
        int removed = pods.get(0).get(60, TimeUnit.SECONDS) + pods.get(1).get(60, TimeUnit.SECONDS);
        removed += retention.runOnce(later);

        assertThat(removed).isEqualTo(5_500);
        assertThat(names(read(null))).hasSize(500);
        assertThat(consumer.get(60, TimeUnit.SECONDS))
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(names(read(null))));
        threads.shutdownNow();
    }

    /** What somebody knows in the end who begins now and reads in small pages. */
    private Set<String> lastOfEach() {
        Map<String, String> known = new java.util.HashMap<>();
        String cursor = null;
        FeedPage page;
        do {
            page = reader.read(SERVICE, cursor, 50, Set.of());
            page.events().forEach(e -> known.put(e.subject(), Ledger.name(e)));
            cursor = page.next();
        } while (!page.events().isEmpty());
        return new HashSet<>(known.values());
    }
}
