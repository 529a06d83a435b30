package org.qunli.supervision.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class DeadlineWatcherTest {

    private static final String LADDER =
            String.join(
                    ",",
                    step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE"),
                    step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE"),
                    step("FIRST_RESPONSE", "+PT5M", "ESCALATE", "TEAM"),
                    step("FIRST_RESPONSE", "+PT20M", "ESCALATE", "DESK"));

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject Firing firing;

    private static int moments;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(LADDER);
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private int runOnce() {
        return watcher.runOnce(world.now());
    }

    /** The fence remembers how far a feed stood in the test before. */
    private void feedWasReadAMomentAgo() {
        world.tick("PT0.%03dS".formatted(++moments));
        world.caughtUp();
    }

    @Test
    void nothing_fires_early_and_each_step_fires_at_its_time() {
        world.request(zone, officer);
        world.tick("PT7M59S");
        world.caughtUp();
        assertThat(runOnce()).isZero();

        world.tick("PT1S");
        world.caughtUp();
        runOnce();
        assertThat(world.count("reminder")).isEqualTo(1);
        assertThat(world.count("clock where state = 'OVERDUE'")).isZero();

        world.tick("PT2M");
        world.caughtUp();
        runOnce();
        assertThat(world.count("reminder")).isEqualTo(2);
        assertThat(world.count("clock where state = 'OVERDUE' and kind = 'FIRST_RESPONSE'"))
                .isEqualTo(1);
        assertThat(world.count("event where type = 'clock.overdue'")).isEqualTo(1);

        world.tick("PT5M");
        world.caughtUp();
        runOnce();
        assertThat(world.texts("select tier from escalation")).containsExactly("FIRST");
        assertThat(world.count("event where type = 'escalation.opened'")).isEqualTo(1);
    }

    @Test
    void reminder_is_a_private_saying_whose_text_is_in_no_event() {
        world.request(zone, officer);
        world.tick("PT8M");
        world.caughtUp();
        runOnce();

        assertThat(world.texts("select privacy || ' ' || person_id from saying"))
                .containsExactly("PRIVATE u-lin");
        assertThat(world.texts("select text_en from saying").get(0))
                .startsWith("Qunli duty reminder: ")
                .contains("我的药吃完了")
                .contains("10:10")
                .doesNotContainIgnoringCase("supervis");
        assertThat(world.count("event where data::text like '%我的药%' or data::text like '%u-lin%'"))
                .isZero();
    }

    @Test
    void answer_heard_before_the_due_time_stops_the_clock() {
        UUID request = world.request(zone, officer);
        world.tick("PT5M");
        world.happens("request.answered", request, zone, Map.of("officerId", officer));
        world.tick("PT1H");
        world.caughtUp();
        runOnce();

        assertThat(world.count("reminder where kind = 'FIRST_RESPONSE'")).isZero();
        assertThat(world.texts("select outcome from clock where kind = 'FIRST_RESPONSE'"))
                .containsExactly("MET");
    }

    @Test
    void nobody_is_blamed_for_an_answer_that_is_on_its_way() {
        feedWasReadAMomentAgo();
        UUID request = world.request(zone, officer);
        Instant answered = world.tick("PT9M");
        world.tick("PT2M");

        assertThat(runOnce()).as("the feed was last read before the due time").isZero();

        world.happened("request.answered", request, zone, answered, Map.of("officerId", officer));
        world.caughtUp();
        runOnce();
        assertThat(world.count("event where type = 'clock.overdue'")).isZero();
        assertThat(world.count("reminder")).isZero();
    }

    @Test
    void feed_that_stands_still_for_the_grace_lets_steps_fire_unconfirmed() {
        feedWasReadAMomentAgo();
        world.request(zone, officer);
        world.tick("PT10M");
        assertThat(runOnce()).isZero();
        world.tick("PT29S");
        assertThat(runOnce()).isZero();

        world.tick("PT1S");
        assertThat(runOnce()).isEqualTo(1);
        assertThat(world.count("clock where unconfirmed and state = 'OVERDUE'")).isEqualTo(1);
        assertThat(world.count("reminder where unconfirmed")).isEqualTo(1);
    }

    @Test
    void breach_is_withdrawn_when_the_answer_proves_earlier() {
        UUID request = world.request(zone, officer);
        Instant answered = world.tick("PT9M");
        world.tick("PT7M");
        world.caughtUp();
        runOnce();
        assertThat(world.count("escalation where state = 'OPEN'")).isEqualTo(1);

        world.happened("request.answered", request, zone, answered, Map.of("officerId", officer));

        assertThat(
                        world.texts(
                                "select outcome || coalesce(overdue_at::text, '') from clock"
                                        + " where kind = 'FIRST_RESPONSE'"))
                .containsExactly("MET");
        assertThat(world.texts("select distinct state from reminder")).containsExactly("WITHDRAWN");
        assertThat(world.texts("select state from escalation")).containsExactly("CLOSED");
        assertThat(world.count("event where type = 'escalation.closed'")).isEqualTo(1);
        assertThat(
                        world.count(
                                "due where clock not in (select id from clock where state <> 'STOPPED')"))
                .isZero();
    }

    @Test
    void steps_missed_in_an_outage_become_one_and_are_marked_late() {
        world.request(zone, officer);
        world.tick("PT31M");
        world.caughtUp();
        runOnce();

        assertThat(world.texts("select step || ' ' || late from reminder"))
                .containsExactly("1 true");
        assertThat(world.texts("select tier from escalation order by tier"))
                .containsExactly("DESK", "FIRST");
        assertThat(world.count("escalation where late")).isEqualTo(2);
        assertThat(world.count("saying where kind = 'DUTY_REMINDER'")).isEqualTo(1);
    }

    @Test
    void matters_of_one_officer_that_fall_due_together_are_one_word() {
        world.request(zone, officer);
        world.request(zone, officer);
        world.tick("PT8M");
        world.caughtUp();
        runOnce();

        assertThat(world.count("reminder")).isEqualTo(2);
        assertThat(world.count("saying")).isEqualTo(1);
    }

    @Test
    void two_watchers_fire_each_step_once() throws Exception {
        for (int i = 0; i < 60; i++) {
            world.request(zone, officer);
        }
        world.tick("PT16M");
        world.caughtUp();
        Instant now = world.now();
        Horizon all = new Horizon(now, null);
        ExecutorService pods = Executors.newFixedThreadPool(4);
        List<Future<Integer>> done = new ArrayList<>();
        for (int pod = 0; pod < 4; pod++) {
            Callable<Integer> watch =
                    () -> Transactions.inNew(() -> firing.fire("requests", all, now));
            done.add(pods.submit(watch));
        }
        int fired = 0;
        for (Future<Integer> each : done) {
            fired += each.get();
        }
        pods.shutdown();
        runOnce();

        assertThat(fired).isEqualTo(60);
        assertThat(world.count("reminder")).isEqualTo(60);
        assertThat(world.count("escalation")).isEqualTo(60);
        assertThat(world.count("event where type = 'clock.overdue'")).isEqualTo(60);
    }

    @Test
    void crash_between_claim_and_commit_leaves_all_to_the_next() {
        world.request(zone, officer);
        world.tick("PT10M");
        world.caughtUp();
        Instant now = world.now();

        assertThatThrownBy(
                        () ->
                                Transactions.runInNew(
                                        () -> {
                                            firing.fire("requests", new Horizon(now, null), now);
                                            throw new IllegalStateException("killed");
                                        }))
                .hasMessage("killed");
        assertThat(world.count("reminder")).isZero();
        assertThat(world.count("saying")).isZero();

        assertThat(runOnce()).isEqualTo(1);
        assertThat(world.count("reminder")).isEqualTo(1);
    }

    @Test
    void waiting_pauses_the_resolution_and_a_higher_priority_counts_from_the_opening() {
        UUID request = world.request(zone, officer);
        world.tick("PT1M");
        Instant until = world.now().plus(Duration.ofMinutes(30));
        world.happens(
                "request.waiting", request, zone, Map.of("waitingFor", "EXTERNAL", "until", until));
        assertThat(world.texts("select state from clock where kind = 'RESOLUTION'"))
                .containsExactly("PAUSED");

        world.tick("PT30M");
        world.happens("request.resumed", request, zone, Map.of());

        assertThat(
                        world.texts(
                                "select (due_at - started_at)::text from clock"
                                        + " where kind = 'RESOLUTION'"))
                .containsExactly("02:30:00");
        assertThat(world.count("event where type = 'clock.moved'")).isEqualTo(1);
    }

    @Test
    void silence_after_the_solution_is_told_once() {
        UUID request = world.request(zone, officer);
        world.happens("request.resolved", request, zone, Map.of("officerId", officer, "cycle", 1));
        world.tick("PT1H");
        world.caughtUp();
        runOnce();
        runOnce();

        assertThat(world.texts("select subject from event where type = 'request.silence-over'"))
                .containsExactly("request/" + request);
        world.happens("request.unconfirmed", request, zone, Map.of("cycle", 1));
        assertThat(world.count("clock where state <> 'STOPPED'")).isZero();
        assertThat(world.count("due")).isZero();
    }

    @Test
    void reopening_starts_a_new_cycle() {
        UUID request = world.request(zone, officer);
        world.happens("request.resolved", request, zone, Map.of("cycle", 1));
        world.tick("PT5M");
        world.happens("request.reopened", request, zone, Map.of("cycle", 2));

        assertThat(
                        world.texts(
                                "select cycle || ' ' || state from clock where kind = 'RESOLUTION'"
                                        + " order by cycle"))
                .containsExactly("1 STOPPED", "2 RUNNING");
    }

    @Test
    void nobody_assigned_is_a_finding_for_the_desk() {
        world.request(zone, null);
        world.tick("PT8M");
        world.caughtUp();
        runOnce();

        assertThat(world.texts("select tier || ' ' || reason from escalation"))
                .containsExactly("DESK NOBODY_ASSIGNED");
    }

    @Test
    void delivery_has_a_clock_until_it_is_forwarded() {
        UUID delivery = UUID.randomUUID();
        Map<String, Object> data =
                Map.of("deliveryId", delivery, "zoneId", zone, "at", world.now());
        world.tell("notices", "delivery.due", "delivery/" + delivery, zone, data);
        assertThat(world.texts("select kind || ' ' || state from clock"))
                .containsExactly("FORWARD RUNNING");

        world.tick("PT5M");
        world.tell(
                "notices",
                "delivery.closed",
                "delivery/" + delivery,
                zone,
                Map.of(
                        "deliveryId",
                        delivery,
                        "zoneId",
                        zone,
                        "at",
                        world.now(),
                        "state",
                        "FAILED"));
        assertThat(world.texts("select kind || ' ' || state from clock"))
                .as("a bot that couldn't post leaves it to an officer, in time")
                .containsExactly("FORWARD RUNNING");
        world.tell(
                "notices",
                "delivery.forwarded",
                "delivery/" + delivery,
                zone,
                Map.of("deliveryId", delivery, "zoneId", zone, "at", world.now()));
        assertThat(world.texts("select outcome from clock")).containsExactly("MET");
    }
}
