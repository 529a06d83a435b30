package org.qunli.supervision.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

/** Clocks on what is no request: visits, gaps in rosters, findings; and alarms. */
@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class OtherMattersTest {

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject InspectionClocks inspections;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        zone = world.zone();
        officer = world.officer(zone, "GRID_WORKER", wecom("u-grid"));
    }

    private void household(UUID id, UUID there, Instant nextDue) {
        Map<String, Object> data = new HashMap<>();
        data.put("householdId", id);
        data.put("zoneId", there);
        data.put("active", true);
        data.put("nextCheckInDueAt", nextDue);
        world.tell("zones", "household.changed", "household/" + id, there, data);
    }

    private void fire() {
        world.caughtUp();
        watcher.runOnce(world.now());
    }

    @Test
    void visit_has_a_clock_from_when_it_falls_due_until_it_is_made() {
        UUID home = UUID.randomUUID();
        Instant due = world.now().plus(Duration.ofHours(1));
        household(home, zone, due);
        household(home, zone, due);
        household(UUID.randomUUID(), zone, null);
        assertThat(world.texts("select kind || ' ' || state from clock"))
                .containsExactly("CHECK_IN RUNNING");

        world.tick("PT1H");
        fire();
        assertThat(world.texts("select person_id from saying")).containsExactly("u-grid");

        world.tick("PT1H");
        world.tell(
                "zones",
                "household.checked-in",
                "household/" + home,
                zone,
                Map.of(
                        "checkInId",
                        UUID.randomUUID(),
                        "householdId",
                        home,
                        "zoneId",
                        zone,
                        "officerId",
                        officer,
                        "at",
                        world.now(),
                        "outcome",
                        "FINE"));
        household(home, zone, world.now().plus(Duration.ofDays(1)));
        assertThat(
                        world.texts(
                                "select state || ' ' || coalesce(outcome, '') from clock order by round"))
                .containsExactly("STOPPED MET", "RUNNING ");
    }

    @Test
    void household_takes_its_visits_along_to_another_zone() {
        UUID home = UUID.randomUUID();
        UUID other = world.zone();
        household(home, zone, world.now().plus(Duration.ofHours(1)));
        household(home, other, world.now().plus(Duration.ofHours(1)));

        assertThat(world.texts("select zone::text from clock")).containsExactly(other.toString());
        assertThat(world.count("fact")).isEqualTo(1);
    }

    @Test
    void gap_in_a_roster_is_the_desks_when_nobody_fills_it() {
        UUID gap = UUID.randomUUID();
        world.tell(
                "zones",
                "roster.vacancy-opened",
                "vacancy/" + gap,
                zone,
                Map.of(
                        "vacancyId",
                        gap,
                        "zoneId",
                        zone,
                        "post",
                        "POLICE_OFFICER",
                        "since",
                        world.now()));
        world.tick("PT2H");
        fire();

        assertThat(world.texts("select tier || ' ' || kind from escalation"))
                .containsExactly("DESK ROSTER");
        world.tell(
                "zones",
                "roster.vacancy-closed",
                "vacancy/" + gap,
                zone,
                Map.of("vacancyId", gap, "zoneId", zone, "at", world.now(), "outcome", "FILLED"));
        assertThat(world.texts("select state || outcome from clock")).containsExactly("STOPPEDMET");
    }

    @Test
    void officer_who_has_not_introduced_themselves_is_reminded_not_the_others() {
        world.officer(zone, "MEDICAL_WORKER", wecom("u-doctor"));
        UUID gap = UUID.randomUUID();
        world.tell(
                "zones",
                "roster.introduction-missing",
                "vacancy/" + gap,
                zone,
                Map.of(
                        "vacancyId",
                        gap,
                        "zoneId",
                        zone,
                        "officerId",
                        officer,
                        "since",
                        world.now()));
        world.tick("PT30M");
        fire();

        assertThat(world.texts("select person_id from saying")).containsExactly("u-grid");
    }

    @Test
    void finding_runs_until_its_recheck_without_any_feed() {
        UUID finding = UUID.randomUUID();
        Instant now = world.now();
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                inspections.open(
                                        finding,
                                        World.DISTRICT,
                                        zone,
                                        officer,
                                        "环境卫生问题",
                                        now,
                                        now.plus(Duration.ofHours(2))));
        world.tick("PT2H");
        watcher.runOnce(world.now());
        assertThat(world.texts("select kind || ' ' || state from clock"))
                .containsExactly("INSPECTION OVERDUE");
        assertThat(world.texts("select distinct person_id from saying")).containsExactly("u-grid");

        QuarkusTransaction.requiringNew()
                .run(() -> inspections.passed(finding, now.plus(Duration.ofHours(1)), world.now()));
        assertThat(world.texts("select state || ' ' || outcome from clock"))
                .containsExactly("STOPPED MET");
    }

    @Test
    void rumour_is_to_be_clarified_and_again_when_it_comes_back() {
        UUID rumour = UUID.randomUUID();
        rumour("opened", rumour);
        world.tick("PT1H");
        rumour("paused", rumour);
        assertThat(world.texts("select kind || ' ' || state from clock"))
                .containsExactly("CLARIFICATION RUNNING");
        rumour("clarified", rumour);
        rumour("reopened", rumour);
        world.tick("PT2H");
        fire();

        assertThat(world.texts("select coalesce(outcome, state) from clock order by round"))
                .containsExactly("MET", "OVERDUE");
        assertThat(world.texts("select tier from escalation")).containsExactly("FIRST");

        rumour("clarified", rumour);
        rumour("paused", rumour);
        assertThat(world.texts("select state from clock order by round"))
                .as("a verdict that is looked into again is owed once more")
                .containsExactly("STOPPED", "STOPPED", "RUNNING");
    }

    @Test
    void officer_who_sits_on_a_notice_is_reminded_until_it_is_forwarded() {
        world.policy(
                step("FORWARD", "-20%", "REMIND", "ON_DUTY")
                        + ","
                        + step("FORWARD", "+PT10M", "REMIND", "ON_DUTY"));
        UUID delivery = UUID.randomUUID();
        delivery("due", delivery);
        UUID withdrawn = UUID.randomUUID();
        delivery("due", withdrawn);
        delivery("closed", withdrawn);

        world.tick("PT12M");
        fire();
        assertThat(world.texts("select person_id from saying")).containsExactly("u-grid");
        delivery("forwarded", delivery);
        world.tick("PT1H");
        fire();

        assertThat(world.count("reminder")).isEqualTo(1);
        assertThat(world.texts("select outcome from clock order by outcome"))
                .containsExactly("MET", "WITHDRAWN");
    }

    private void delivery(String what, UUID id) {
        world.tell(
                "notices",
                "delivery." + what,
                "delivery/" + id,
                zone,
                Map.of("deliveryId", id, "zoneId", zone, "at", world.now()));
    }

    private void rumour(String what, UUID id) {
        world.tell(
                "notices",
                "rumour." + what,
                "rumour/" + id,
                zone,
                Map.of("rumourId", id, "zoneId", zone, "at", world.now()));
    }

    @Test
    void life_at_risk_escalates_at_once_and_once() {
        world.policy(step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE"));
        UUID request = world.request(zone, officer);
        world.happens("request.life-at-risk", request, zone, Map.of());
        world.happens(
                "request.changed", request, zone, Map.of("priority", "URGENT", "lifeAtRisk", true));
        fire();
        fire();

        assertThat(world.texts("select tier || ' ' || reason from escalation"))
                .containsExactly("FIRST LIFE_AT_RISK");
    }

    @Test
    void merged_member_said_what_the_other_said() {
        UUID from = UUID.randomUUID();
        UUID into = UUID.randomUUID();
        UUID key = UUID.randomUUID();
        world.tell(
                "requests",
                "talk.heard",
                "talk/" + key,
                zone,
                Map.of(
                        "messageKey",
                        key,
                        "zoneId",
                        zone,
                        "at",
                        world.now(),
                        "speaker",
                        "RESIDENT",
                        "memberId",
                        from));
        world.tell(
                "zones",
                "member.merged",
                "member/" + from,
                zone,
                Map.of("memberId", from, "into", into, "zoneId", zone));

        assertThat(world.texts("select member::text from talk")).containsExactly(into.toString());
    }
}
