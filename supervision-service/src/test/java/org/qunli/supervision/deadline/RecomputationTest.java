package org.qunli.supervision.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.policyBody;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

/** Clocks are what history says, however it went. */
@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class RecomputationTest {

    private static final String LADDER =
            step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE")
                    + ","
                    + step("RESOLUTION", "0", "ESCALATE", "TEAM");

    private static final List<String> PRIORITIES = List.of("NORMAL", "HIGH", "URGENT");

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject RunningPolicies running;

    @Inject Recomputation recomputation;

    @Inject Verdicts verdicts;

    private final Random random = new Random(20260404);

    private UUID zone;

    private UUID other;

    private UUID officer;

    private final List<UUID> requests = new ArrayList<>();

    private int version = 1;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(LADDER);
        zone = world.zone();
        other = world.zone("PRECAUTION");
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    @Test
    void every_clock_can_be_derived_anew_after_a_long_story() {
        for (int turn = 0; turn < 220; turn++) {
            turn();
        }
        running.runOnce(world.now());
        Recomputation.Report report = recomputation.compare(DISTRICT, null, 1_000, world.now());

        assertThat(report.differences()).isEmpty();
        assertThat(report.matters()).hasSizeGreaterThan(15);
        assertThat(report.clocks()).isGreaterThan(80);
        assertThat(world.count("clock_term where cause = 'POLICY'")).isPositive();
        assertThat(world.count("clock where overdue_at is not null")).isPositive();
    }

    private void turn() {
        world.tick("PT" + (1 + random.nextInt(240)) + "S");
        int what = random.nextInt(20);
        if (requests.size() < 5 || what < 2) {
            UUID id = UUID.randomUUID();
            requests.add(
                    world.request(
                            id, random.nextBoolean() ? zone : other, officer, any(PRIORITIES)));
        } else if (what < 15) {
            happen(any(requests));
        } else if (what < 17) {
            world.caughtUp();
            watcher.runOnce(world.now());
            verdicts.runOnce(world.now());
        } else if (what == 17 && random.nextInt(4) == 0) {
            changePolicy();
        } else {
            running.runOnce(world.now());
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Words may be heard late, and say of themselves when they were said. */
    private void happen(UUID request) {
        Instant at = world.now().minusSeconds(random.nextInt(3) == 0 ? random.nextInt(300) : 0);
        Map<String, Object> more = new HashMap<>();
        String type =
                any(
                        List.of(
                                "answered",
                                "answered",
                                "answered",
                                "resident-spoke",
                                "waiting",
                                "resumed",
                                "resolved",
                                "reopened",
                                "changed",
                                "assigned",
                                "answer-failed",
                                "moved",
                                "confirmed",
                                "closed"));
        switch (type) {
            case "answered" -> {
                if (random.nextBoolean()) {
                    more.put("promisedAt", at.plusSeconds(random.nextInt(7_200)));
                }
            }
            case "waiting" -> more.put("until", at.plusSeconds(random.nextInt(7_200)));
            case "reopened" -> more.put("cycle", 2);
            case "changed" -> more.put("priority", any(PRIORITIES));
            case "assigned" -> more.put("reason", "TAKEN");
            case "moved" -> more.put("zoneId", random.nextBoolean() ? zone : other);
            default -> {
                // Nothing more to say.
            }
        }
        world.happened("request." + type, request, zone, at, more);
    }

    private void changePolicy() {
        String body =
                policyBody(LADDER)
                        .replace("PT10M", "PT" + (5 + random.nextInt(20)) + "M")
                        .replace("{\"durations\"", "{\"applyToRunning\": true, \"durations\"");
        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(world.policyPath())
                .then()
                .statusCode(200);
        version++;
    }

    @Test
    void what_differs_is_listed_and_left_alone() {
        world.request(zone, officer);
        world.texts(
                "update clock set due_at = due_at + interval '1 minute'"
                        + " where kind = 'RESOLUTION' returning id::text");
        world.texts("delete from clock where kind = 'FIRST_RESPONSE' returning id::text");

        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .get("/v1/clocks/recomputation?district=" + DISTRICT)
                .then()
                .statusCode(200)
                .body("matters", equalTo(1))
                .body("differences", hasSize(2))
                .body(
                        "differences.find { it.field == 'clock' }.clock",
                        equalTo("FIRST_RESPONSE/1/1"))
                .body("differences.find { it.field == 'dueAt' }.clock", equalTo("RESOLUTION/1/1"));
        assertThat(world.count("clock")).isEqualTo(1);
    }

    @Test
    void policy_moves_running_clocks_only_when_told_to_and_both_times_are_kept() {
        world.request(zone, officer);
        String shorter = policyBody(LADDER).replace("PT10M", "PT4M");
        put(shorter, 1);
        running.runOnce(world.now());
        assertThat(dueAfter()).isEqualTo("00:10:00");

        world.tick("PT1M");
        put(shorter.replace("{\"durations\"", "{\"applyToRunning\": true, \"durations\""), 2);
        running.runOnce(world.now());

        assertThat(dueAfter()).as("counted from where it began").isEqualTo("00:04:00");
        assertThat(
                        world.texts(
                                "select cause || ' ' || (due_before - due_at)::text from clock_term"
                                        + " where kind = 'FIRST_RESPONSE' and cause <> 'STARTED'"))
                .containsExactly("POLICY 00:06:00");
        assertThat(
                        Duration.between(
                                world.now(),
                                Instant.parse(
                                        world.texts(
                                                        "select to_char(next_at at time zone 'UTC',"
                                                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from due"
                                                                + " order by next_at")
                                                .get(0))))
                .as("80 % of four minutes, one of which is over")
                .isEqualTo(Duration.ofSeconds(132));
    }

    private String dueAfter() {
        return world.texts(
                        "select (due_at - started_at)::text from clock where kind = 'FIRST_RESPONSE'")
                .get(0);
    }

    private void put(String body, int before) {
        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + before + "\"")
                .body(body)
                .put(world.policyPath())
                .then()
                .statusCode(200);
    }
}
