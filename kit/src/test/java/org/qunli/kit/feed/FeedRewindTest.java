package org.qunli.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** What a consumer does about another history of its feed, page by page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedRewindTest {

    private static final String WAIT = "for update";

    @Inject FeedInbox inbox;

    @Inject FeedCursors cursors;

    @Inject FeedRewinds rewinds;

    @Inject HeldEvents held;

    @Inject KnownExpiry expiry;

    @Inject Ledger ledger;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    private int pages;

    @BeforeEach
    void empty() {
        ledger.names();
        cleanup.truncate();
        ledger.poison.clear();
        ledger.missing.clear();
        ledger.crashes.set(0);
    }

    private FeedEvent event(String name, String subject, long version) {
        return Events.event(
                "test.written",
                subject,
                version,
                "350583",
                null,
                clock.instant(),
                Map.of("name", name));
    }

    private FeedClient.Fetched page(boolean full, FeedEvent... events) {
        return new FeedClient.Fetched(
                cursors.mark("zones").cursor(),
                List.of(events),
                "page-" + ++pages,
                clock.instant(),
                full);
    }

    private void consume(FeedEvent... events) {
        assertThat(inbox.apply(ledger, page(false, events), WAIT)).isTrue();
    }

    private void rewind() {
        String after = cursors.mark("zones").cursor();
        rewinds.begin("zones", after, CursorRefused.rewound("new-history-" + ++pages, true));
    }

    /** Surveys and then applies the new history in one page each. */
    private void readAnew(FeedEvent... history) {
        assertThat(rewinds.survey("zones", page(false, history), WAIT)).isTrue();
        assertThat(cursors.mark("zones").surveying()).isFalse();
        consume(history);
    }

    private List<String> lost() {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        "select subject || ' ' || version from feed_lost order by seq")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void event_that_reuses_the_version_of_a_lost_one_is_applied() {
        FeedEvent first = event("first", "s/1", 1);
        FeedEvent second = event("second", "s/1", 2);
        FeedEvent other = event("other", "s/2", 1);
        consume(first, second, event("lost", "s/1", 3), other);

        rewind();
        readAnew(first, second, other, event("instead", "s/1", 3), event("next", "s/1", 4));

        assertThat(ledger.names())
                .containsExactly("first", "second", "lost", "other", "instead", "next");
        assertThat(lost()).containsExactly("s/1 3");
    }

    @Test
    void nothing_is_applied_twice_and_nothing_lost_when_the_new_history_holds_everything() {
        FeedEvent first = event("first", "s/1", 1);
        FeedEvent second = event("second", "s/1", 2);
        consume(first, second);

        rewind();
        readAnew(first, second, event("third", "s/1", 3));

        assertThat(ledger.names()).containsExactly("first", "second", "third");
        assertThat(lost()).isEmpty();
    }

    @Test
    void what_came_before_the_place_of_the_rewind_is_not_lost() {
        FeedEvent old = event("old", "s/1", 1);
        FeedEvent first = event("first", "s/2", 1);
        consume(old);
        consume(first, event("gone", "s/3", 1));

        rewind();
        readAnew(first);

        assertThat(lost()).containsExactly("s/3 1");
    }

    @Test
    void event_that_the_feed_compacted_meanwhile_is_not_lost() {
        FeedEvent first = event("first", "s/1", 1);
        FeedEvent compacted = event("compacted", "s/2", 1);
        FeedEvent latest = event("latest", "s/2", 2);
        consume(first, compacted, latest);

        rewind();
        readAnew(first, leap(latest), event("next", "s/2", 3));

        assertThat(ledger.names()).containsExactly("first", "compacted", "latest", "next");
        assertThat(lost()).isEmpty();
    }

    @Test
    void event_lost_while_it_was_held_is_forgotten_wholly() {
        ledger.missing.add("gone");
        FeedEvent first = event("first", "s/1", 1);
        consume(first);
        FeedEvent gone = event("gone", "s/1", 2);
        consume(gone);

        rewind();
        readAnew(first, event("instead", "s/1", 2));
        clock.tick(Duration.ofSeconds(5));
        held.runOnce(ledger);

        assertThat(ledger.names()).containsExactly("first", "instead");
        assertThat(held.any("zones")).isFalse();
        assertThat(lost()).containsExactly("s/1 2");
    }

    @Test
    void parked_event_that_both_histories_hold_stays_parked_with_those_behind_it() {
        ledger.poison.add("bad");
        FeedEvent bad = event("bad", "s/1", 1);
        FeedEvent behind = event("behind", "s/1", 2);
        consume(bad, behind);

        rewind();
        readAnew(bad, behind, event("after", "s/1", 3));
        held.runOnce(ledger);

        assertThat(ledger.names()).isEmpty();
        ledger.poison.clear();
        clock.tick(Duration.ofSeconds(5));
        held.runOnce(ledger);
        assertThat(ledger.names()).containsExactly("bad", "behind", "after");
    }

    @Test
    void lost_event_that_another_restore_brings_back_does_not_happen_twice() {
        FeedEvent first = event("first", "s/1", 1);
        FeedEvent second = event("second", "s/1", 2);
        consume(first, second);
        rewind();
        readAnew(first);

        rewind();
        readAnew(first, second, event("third", "s/1", 3));

        assertThat(ledger.names()).containsExactly("first", "second", "third");
    }

    @Test
    void survey_that_another_rewind_interrupts_is_made_anew() {
        FeedEvent first = event("first", "s/1", 1);
        consume(first, event("lost", "s/1", 2));
        rewind();
        assertThat(rewinds.survey("zones", page(true, first), WAIT)).isTrue();

        rewind();
        assertThat(cursors.mark("zones").surveying()).isFalse();
        rewinds.begin(
                "zones",
                cursors.mark("zones").cursor(),
                CursorRefused.rewound("third-history", false));
        readAnew(first, event("instead", "s/1", 2));

        assertThat(ledger.names()).containsExactly("first", "lost", "instead");
        assertThat(lost()).containsExactly("s/1 2");
    }

    @Test
    void reader_who_was_behind_the_fork_reads_on_without_a_survey() {
        FeedEvent first = event("first", "s/1", 1);
        consume(first);

        rewinds.begin(
                "zones",
                cursors.mark("zones").cursor(),
                CursorRefused.rewound("same-place", false));
        consume(event("second", "s/1", 2));

        assertThat(ledger.names()).containsExactly("first", "second");
    }

    @Test
    void time_vouched_for_is_unknown_until_the_new_history_was_read() {
        FeedEvent first = event("first", "s/1", 1);
        consume(first);

        rewind();
        assertThat(cursors.mark("zones").asOf()).isNull();
        rewinds.survey("zones", page(false, first), WAIT);
        assertThat(cursors.mark("zones").asOf()).isNull();

        consume(first);
        assertThat(cursors.mark("zones").asOf()).isEqualTo(clock.instant());
    }

    @Test
    void rewind_told_twice_is_one() {
        consume(event("first", "s/1", 1));
        String after = cursors.mark("zones").cursor();

        rewinds.begin("zones", after, CursorRefused.rewound("new-history", true));
        rewinds.begin("zones", after, CursorRefused.rewound("new-history", true));

        assertThat(cursors.mark("zones").epoch()).isEqualTo(1);
        assertThat(cursors.mark("zones").surveying()).isTrue();
    }

    @Test
    void expired_cursor_starts_from_the_snapshot_and_drops_what_is_older() {
        consume(event("first", "s/1", 1), event("second", "s/1", 2));
        String after = cursors.mark("zones").cursor();

        rewinds.begin("zones", after, CursorRefused.expired());
        assertThat(cursors.mark("zones").fromSnapshot()).isTrue();
        FeedEvent known = event("stale", "s/1", 2);
        FeedEvent jumped = leap(event("state-of-9", "s/2", 9));
        consume(known, jumped, event("tenth", "s/2", 10));

        assertThat(cursors.mark("zones").fromSnapshot()).isFalse();
        assertThat(ledger.names()).containsExactly("first", "second", "state-of-9", "tenth");
    }

    /** As the snapshot tells it: nothing is kept before it. */
    private static FeedEvent leap(FeedEvent event) {
        return new FeedEvent(
                event.id(),
                event.type(),
                event.subject(),
                event.subjectVersion(),
                0L,
                false,
                event.district(),
                event.zone(),
                event.time(),
                event.facts());
    }

    @Test
    void administrator_of_the_district_sees_what_was_lost() {
        FeedEvent first = event("first", "s/1", 1);
        FeedEvent gone = event("gone", "s/1", 2);
        consume(first, gone);
        rewind();
        readAnew(first);

        given().auth()
                .oauth2(Tokens.admin("350583"))
                .get("/v1/consumers/kit/zones/lost")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].eventId", equalTo(gone.id().toString()))
                .body("items[0].applied", equalTo(true));
        given().auth()
                .oauth2(Tokens.admin("350521"))
                .get("/v1/consumers/kit/zones/lost")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void ids_are_forgotten_when_no_feed_keeps_their_events() {
        consume(event("old", "s/1", 1));

        int early = expiry.runOnce(java.time.Clock.systemUTC().instant());
        int late = expiry.runOnce(java.time.Clock.systemUTC().instant().plus(Duration.ofDays(90)));

        assertThat(List.of(early, late)).containsExactly(0, 1);
    }
}
