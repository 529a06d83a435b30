package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/**
 * Drill D5 (design/5) in small: a consumer that was away for long catches up over HTTP, in order,
 * nothing twice, though it is killed on the way. {@code -Dqunli.test.events=200000} and {@code
 * -Dqunli.test.page=1000} measure.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedCatchUpTest {

    private static final Logger LOG = Logger.getLogger(FeedCatchUpTest.class);

    private static final int EVENTS = Integer.getInteger("qunli.test.events", 20_000);

    private static final int PAGE = Integer.getInteger("qunli.test.page", 1_000);

    private static final int SUBJECTS = 997;

    private static final int AT_ONCE = 500;

    private static final Duration LONG = Duration.ofMinutes(5);

    @TestHTTPResource("/")
    URI self;

    @Inject EventFeed feed;

    @Inject FeedInbox inbox;

    @Inject FeedCursors cursors;

    @Inject FeedRewinds rewinds;

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

    private FeedConsumers consumers(URI source, String token) {
        Map<String, String> more = new HashMap<>();
        more.put("qunli.feed.page-size", Integer.toString(PAGE));
        FeedConfig config = ServedFeed.config(source, more);
        FeedClient client = new FeedClient(config, ServedFeed.issuer(token));
        return new FeedConsumers(List.of(ledger), config, client, inbox, cursors, rewinds, held);
    }

    private void publish(int count) {
        for (int from = 0; from < count; from += AT_ONCE) {
            List<DomainEvent> events = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                events.add(
                        DomainEvent.of("test.written", "s/" + i % SUBJECTS, clock.instant())
                                .in("350583", null)
                                .data(Map.of("name", Integer.toString(i))));
            }
            Transactions.runInNew(() -> feed.append(events));
        }
    }

    @Test
    void consumer_that_was_away_for_long_catches_up_in_order_and_nothing_twice() {
        publish(EVENTS);
        FeedConsumers consumers = consumers(self, Tokens.service());
        // The connection is cut after a page was applied and before its commit, twice.
        ledger.crashes.set(2);

        for (int kill = 0; kill < 2; kill++) {
            assertThatThrownBy(() -> consumers.catchUp("zones", LONG))
                    .isInstanceOf(RuntimeException.class);
        }
        long began = System.nanoTime();
        Instant upTo = consumers.catchUp("zones", LONG);
        double seconds = (System.nanoTime() - began) / 1e9;

        LOG.infof(
                "%d events in pages of %d: %.1f s, %.0f events/s",
                EVENTS, PAGE, seconds, EVENTS / seconds);
        assertThat(upTo).isNotNull();
        assertThat(counted("select count(*) from ledger")).isEqualTo(EVENTS);
        assertThat(counted("select count(distinct name) from ledger")).isEqualTo(EVENTS);
        assertThat(
                        counted(
                                """
                                select count(*) from (
                                    select version - lag(version, 1, 0::bigint)
                                               over (partition by subject order by entry) as step
                                    from ledger) as steps
                                where step <> 1
                                """))
                .isZero();
        assertThat(held.any("zones")).isFalse();
    }

    /** Not a test of speed: it says how long fetching and applying take, each for itself. */
    @Test
    @EnabledIfSystemProperty(named = "qunli.test.events", matches = "\\d+")
    void fetching_and_applying_are_measured_apart() throws Exception {
        publish(EVENTS);
        for (int page : new int[] {PAGE, 500, 1_000, 2_000, PAGE}) {
            jdbi.useHandle(
                    h ->
                            h.execute(
                                    "truncate ledger, feed_cursor, feed_position, feed_applied,"
                                            + " feed_held"));
            measure(Math.min(page, 1_000), page);
        }
    }

    private void measure(int fetched, int applied) throws Exception {
        FeedConfig config =
                ServedFeed.config(self, Map.of("qunli.feed.page-size", Integer.toString(fetched)));
        FeedClient client = new FeedClient(config, ServedFeed.issuer(Tokens.service()));
        List<FeedEvent> all = new ArrayList<>();
        FeedClient.Fetched page;
        String cursor = null;
        long began = System.nanoTime();
        do {
            FeedCursors.Mark mark = new FeedCursors.Mark(cursor, null, false, null, 0, 0);
            page = client.fetch(ledger, mark, Duration.ZERO, LONG);
            all.addAll(page.events());
            cursor = page.next();
        } while (page.full());
        long read = System.nanoTime();
        cursors.mark("zones");
        String after = null;
        for (int from = 0; from < all.size(); from += applied) {
            List<FeedEvent> some = all.subList(from, Math.min(all.size(), from + applied));
            String next = "page-" + from;
            inbox.apply(
                    ledger,
                    new FeedClient.Fetched(after, some, next, clock.instant(), true),
                    "for update");
            after = next;
        }
        long done = System.nanoTime();
        LOG.infof(
                "%d events: fetched in pages of %d at %.0f/s, applied in pages of %d at %.0f/s",
                all.size(),
                fetched,
                all.size() * 1e9 / (read - began),
                applied,
                all.size() * 1e9 / (done - read));
        assertThat(counted("select count(*) from ledger")).isEqualTo(EVENTS);
    }

    private long counted(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(long.class).one());
    }

    @Test
    void peer_that_cannot_be_read_leaves_the_time_as_it_was_and_throws_nothing() {
        publish(1);
        Instant before = consumers(self, Tokens.service()).catchUp("zones", LONG);

        Instant away =
                consumers(URI.create("http://localhost:1"), Tokens.service())
                        .catchUp("zones", LONG);
        Instant refused = consumers(self, "not.a.token").catchUp("zones", LONG);

        assertThat(List.of(away, refused)).containsOnly(before);
    }
}
