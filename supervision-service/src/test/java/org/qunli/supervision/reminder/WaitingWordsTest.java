package org.qunli.supervision.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.supervision.World.policyBody;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

/** Words that wait: for a pace that can be heeded, for the morning; and that come to nothing. */
@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class WaitingWordsTest {

    private static final String LADDER =
            step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE")
                    + ","
                    + step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE");

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject ReminderSender sender;

    @Inject SettableClock clock;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
    }

    private void town(String policy) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin(World.DISTRICT))
                .contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(policy)
                .put(world.policyPath())
                .then()
                .statusCode(201);
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private void fire() {
        world.caughtUp();
        watcher.runOnce(world.now());
        sender.runOnce(world.now());
    }

    @Test
    void what_falls_due_soon_after_a_word_is_one_word_with_the_rest() {
        town(policyBody(LADDER));
        world.request(zone, officer);
        world.tick("PT10S");
        world.request(zone, officer);
        world.tick("PT10S");
        world.request(zone, officer);
        world.tick("PT7M40S");
        fire();
        assertThat(world.count("saying")).isEqualTo(1);

        world.tick("PT10S");
        fire();
        world.tick("PT10S");
        fire();
        assertThat(world.count("reminder where state = 'WAITING'")).isEqualTo(2);
        assertThat(world.count("saying")).isEqualTo(1);

        world.tick("PT40S");
        fire();
        assertThat(world.count("saying")).isEqualTo(2);
        assertThat(world.count("reminder where state = 'SENDING'")).isEqualTo(3);
    }

    @Test
    void urgent_word_waits_for_nothing() {
        town(policyBody(LADDER));
        world.request(zone, officer);
        world.tick("PT10S");
        world.request(UUID.randomUUID(), zone, officer, "URGENT");
        world.tick("PT7M50S");
        fire();
        world.tick("PT10S");
        fire();

        assertThat(world.count("saying")).isEqualTo(2);
    }

    @Test
    void word_that_waits_is_never_said_when_the_officer_answers_first() {
        town(policyBody(LADDER));
        world.request(zone, officer);
        world.tick("PT10S");
        UUID second = world.request(zone, officer);
        world.tick("PT7M50S");
        fire();
        world.tick("PT10S");
        fire();

        world.happens("request.answered", second, zone, Map.of("officerId", officer));
        world.tick("PT1M");
        fire();
        assertThat(world.texts("select state from reminder where matter = '" + second + "'"))
                .containsExactly("WITHDRAWN");
        assertThat(world.count("saying")).isEqualTo(1);
    }

    @Test
    void answer_that_commits_while_its_step_is_being_fired_is_never_reminded_of() throws Exception {
        town(policyBody(LADDER));
        UUID request = world.request(zone, officer);
        world.tick("PT8M");
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch fired = new CountDownLatch(1);
        ExecutorService pods = Executors.newFixedThreadPool(2);
        Future<?> feed =
                pods.submit(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () -> {
                                                    world.lockClocksOf(request);
                                                    applied.countDown();
                                                    await(fired);
                                                }));
        await(applied);
        world.caughtUp();
        assertThat(watcher.runOnce(world.now())).as("the clock is in other hands").isZero();
        fired.countDown();
        feed.get();
        pods.shutdown();
        world.happens("request.answered", request, zone, Map.of("officerId", officer));
        fire();

        assertThat(world.count("reminder")).isZero();
        assertThat(world.count("saying")).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pods_that_fire_at_once_speak_to_an_officer_once() throws Exception {
        town(policyBody(LADDER));
        for (int i = 0; i < 12; i++) {
            world.request(zone, officer);
        }
        world.tick("PT8M");
        world.caughtUp();
        Instant now = world.now();
        ExecutorService pods = Executors.newFixedThreadPool(3);
        List<Future<Integer>> done =
                List.of(
                        pods.submit(() -> watcher.runOnce(now)),
                        pods.submit(() -> watcher.runOnce(now)),
                        pods.submit(() -> watcher.runOnce(now)));
        for (Future<Integer> each : done) {
            each.get();
        }
        pods.shutdown();
        sender.runOnce(now);

        assertThat(world.count("reminder")).isEqualTo(12);
        assertThat(world.count("saying")).isEqualTo(1);
    }

    @Test
    void quiet_hours_hold_a_private_word_until_the_morning_unless_the_officer_is_on_duty() {
        String policy =
                policyBody(
                                step("RESOLUTION", "-PT1H", "REMIND", "ASSIGNEE")
                                        + ","
                                        + step("PROMISED", "0", "REMIND", "ASSIGNEE"))
                        .replace(
                                "\"spotShare\"",
                                "\"calendar\": {\"quietFrom\": \"22:00\", \"quietTo\": \"07:00\"},"
                                        + " \"spotShare\"");
        town(policy);
        UUID off = world.offDuty("u-off");
        clock.set(Instant.parse("2026-04-04T13:50:00Z"));
        UUID request = world.request(zone, off);

        assertThat(
                        world.texts(
                                "select to_char(due_at at time zone 'Asia/Shanghai', 'DD HH24:MI')"
                                        + " from clock where kind = 'RESOLUTION'"))
                .as("ten minutes in the evening, the rest from seven")
                .containsExactly("05 08:50");
        world.texts("update due set next_at = '2026-04-04T14:30:00Z' returning clock::text");
        world.texts(
                "update clock set due_at = '2026-04-04T15:30:00Z' where kind = 'RESOLUTION'"
                        + " returning id::text");
        clock.set(Instant.parse("2026-04-04T14:31:00Z"));
        fire();
        assertThat(world.count("saying")).isZero();
        assertThat(
                        world.texts(
                                "select state || to_char(send_after at time zone 'Asia/Shanghai',"
                                        + " ' HH24:MI') from reminder where matter = '"
                                        + request
                                        + "'"))
                .containsExactly("WAITING 07:00");

        clock.tick(Duration.ofHours(9));
        sender.runOnce(world.now());
        assertThat(world.texts("select person_id from saying")).containsExactly("u-off");
    }
}
