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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedConsumerTest {

    private static final Reader SERVICE =
            new Reader(EnumSet.of(Audience.SERVICES), Set.of(), Set.of(), Set.of());

    private static final String LEAVE_IT = "for update skip locked";

    @Inject EventFeed feed;

    @Inject FeedReader reader;

    @Inject FeedInbox inbox;

    @Inject FeedCursors cursors;

    @Inject HeldEvents held;

    @Inject Ledger ledger;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty() {
        ledger.names();
        cleanup.truncate();
        ledger.poison.clear();
        ledger.missing.clear();
        ledger.crashes.set(0);
    }

    private void publish(String name, String subject) {
        Transactions.runInNew(
                () ->
                        feed.append(
                                DomainEvent.of("test.written", subject, clock.instant())
                                        .in("350583", null)
                                        .data(Map.of("name", name))));
    }

    /** A page as it would come over the network. */
    private FeedClient.Fetched fetch(int limit) {
        String after = cursors.mark("zones").cursor();
        FeedPage page = reader.read(SERVICE, after, limit, Set.of());
        List<FeedEvent> events = Wire.events(page);
        return new FeedClient.Fetched(
                after, events, page.next(), page.asOf(), events.size() == limit);
    }

    private int consume(int limit) {
        FeedClient.Fetched page = fetch(limit);
        return inbox.apply(ledger, page, LEAVE_IT) ? page.events().size() : -1;
    }

    @Test
    void page_is_applied_once_even_if_it_was_fetched_twice() {
        publish("a", "s/1");
        publish("b", "s/1");
        FeedClient.Fetched first = fetch(10);
        FeedClient.Fetched again = fetch(10);

        boolean applied = inbox.apply(ledger, first, LEAVE_IT);
        boolean appliedAgain = inbox.apply(ledger, again, LEAVE_IT);

        assertThat(applied).isTrue();
        assertThat(appliedAgain).isFalse();
        assertThat(ledger.names()).containsExactly("a", "b");
    }

    @Test
    void two_consumers_on_one_database_apply_each_event_once_and_in_order() throws Exception {
        int count = 300;
        AtomicBoolean publishing = new AtomicBoolean(true);
        Callable<Void> consumer =
                () -> {
                    boolean last;
                    int events;
                    do {
                        last = !publishing.get();
                        events = consume(9);
                    } while (!last || events != 0);
                    return null;
                };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Void>> consumers = List.of(threads.submit(consumer), threads.submit(consumer));

        List<String> published = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            publish("e" + i, "s/" + i % 3);
            published.add("e" + i);
        }
        publishing.set(false);
        for (Future<Void> each : consumers) {
            each.get(60, TimeUnit.SECONDS);
        }

        assertThat(ledger.names()).containsExactlyElementsOf(published);
        threads.shutdownNow();
    }

    @Test
    void consumer_killed_between_apply_and_commit_leaves_no_trace_and_applies_again() {
        publish("a", "s/1");
        ledger.crashes.set(1);

        assertThatThrownBy(() -> consume(10)).isInstanceOf(RuntimeException.class);
        assertThat(ledger.names()).isEmpty();
        assertThat(cursors.mark("zones").cursor()).isNull();

        assertThat(consume(10)).isEqualTo(1);
        assertThat(ledger.names()).containsExactly("a");
    }

    @Test
    void empty_page_still_moves_the_time_up_to_which_all_is_applied() {
        publish("a", "s/1");
        consume(10);
        Instant before = cursors.mark("zones").asOf();

        consume(10);

        assertThat(cursors.mark("zones").asOf()).isAfter(before);
    }

    @Test
    void event_before_its_predecessor_is_held_until_that_is_applied() {
        FeedEvent second = event("second", "s/1", 2);
        FeedEvent first = event("first", "s/1", 1);
        inbox.apply(ledger, page(null, "c1", second), LEAVE_IT);
        assertThat(ledger.names()).isEmpty();

        inbox.apply(ledger, page("c1", "c2", first), LEAVE_IT);
        held.runOnce(ledger);

        assertThat(ledger.names()).containsExactly("first", "second");
        assertThat(held.any("zones")).isFalse();
    }

    @Test
    void poison_event_stops_only_its_own_subject() {
        ledger.poison.add("bad");
        publish("good", "s/1");
        publish("bad", "s/2");
        publish("after-bad", "s/2");
        publish("other", "s/3");

        consume(10);
        for (int i = 0; i < 5; i++) {
            held.runOnce(ledger);
            clock.tick(Duration.ofSeconds(2));
        }

        assertThat(ledger.names()).containsExactly("good", "other");
        assertThat(states()).containsEntry("bad", "PARKED").containsEntry("after-bad", "HELD");
    }

    @Test
    void event_with_a_missing_dependency_is_tried_for_as_long_as_it_takes() {
        ledger.missing.add("early");
        publish("early", "s/1");
        publish("next", "s/1");
        consume(10);
        for (int i = 0; i < 10; i++) {
            held.runOnce(ledger);
            clock.tick(Duration.ofSeconds(2));
        }
        assertThat(states()).containsEntry("early", "HELD");

        ledger.missing.clear();
        held.runOnce(ledger);
        clock.tick(Duration.ofSeconds(2));
        held.runOnce(ledger);

        assertThat(ledger.names()).containsExactly("early", "next");
    }

    @Test
    void many_behind_a_parked_event_take_no_place_in_the_line() {
        ledger.poison.add("bad");
        List<FeedEvent> page = new ArrayList<>();
        page.add(event("bad", "a/1", 1));
        for (int version = 2; version <= 700; version++) {
            page.add(event("behind" + version, "a/1", version));
        }
        page.add(event("other", "b/1", 1));
        inbox.apply(ledger, page(null, "c1", page.toArray(FeedEvent[]::new)), LEAVE_IT);

        held.runOnce(ledger);

        assertThat(ledger.names()).containsExactly("other");
    }

    @Test
    void waiting_for_another_feed_brings_no_event_nearer_to_being_parked() {
        ledger.missing.add("late");
        publish("late", "s/1");
        consume(10);
        for (int i = 0; i < 5; i++) {
            held.runOnce(ledger);
            clock.tick(Duration.ofSeconds(2));
        }
        ledger.missing.clear();
        ledger.poison.add("late");

        held.runOnce(ledger);

        assertThat(states()).containsEntry("late", "HELD");
    }

    @Test
    void event_read_again_is_dropped_by_its_id_whatever_its_version_says() {
        FeedEvent first = event("first", "s/1", 1);
        inbox.apply(ledger, page(null, "c1", first), LEAVE_IT);
        jdbi.useHandle(h -> h.execute("delete from feed_position"));

        inbox.apply(ledger, page("c1", "c2", first), LEAVE_IT);

        assertThat(ledger.names()).containsExactly("first");
    }

    private Map<String, String> states() {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        "select event -> 'data' ->> 'name' as n, state from feed_held")
                                .setMapKeyColumn("n")
                                .setMapValueColumn("state")
                                .collectInto(
                                        new org.jdbi.v3.core.generic.GenericType<
                                                Map<String, String>>() {}));
    }

    private FeedEvent event(String name, String subject, long version) {
        return org.qunli.kit.testing.Events.event(
                "test.written",
                subject,
                version,
                "350583",
                null,
                clock.instant(),
                Map.of("name", name));
    }

    private FeedClient.Fetched page(String after, String next, FeedEvent... events) {
        cursors.mark("zones");
        return new FeedClient.Fetched(after, List.of(events), next, clock.instant(), false);
    }
}
