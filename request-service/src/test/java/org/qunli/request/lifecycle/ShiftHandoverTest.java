package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ShiftHandoverTest {

    private static final UUID ZHANG = Ximei.id("zhang");

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject Ximei ximei;

    @Inject ShiftHandover handover;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    private Instant start;

    /** Lin serves for two hours; the one after them comes on duty as they leave. */
    @BeforeEach
    void village() {
        ximei.sealed();
        start = clock.instant();
        officer(LIN, "u-lin", "林志远", start.minus(HOUR), start.plus(HOUR));
        officer(ZHANG, "u-zhang", "张书记", start.plus(HOUR), start.plus(HOUR.multipliedBy(9)));
    }

    private void officer(UUID id, String user, String name, Instant from, Instant to) {
        ximei.officer(id, user, name, "TOWNSHIP_CADRE", List.of("MEDICINE"), from, to);
    }

    private int later(Duration by) {
        clock.tick(by);
        return handover.runOnce(clock.instant());
    }

    private static String assignee(String request) {
        return asUser("u-lin").get("/v1/requests/" + request).path("assignee.officerId");
    }

    private List<String> words() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind || ' ' || person_id || ' ' || subject from saying
                                        where privacy = 'PRIVATE' order by kind, person_id
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void open_request_goes_to_who_is_on_duty_when_its_officers_shift_is_over() {
        String request = opened("m-1", "u-chen", "药吃完了");

        assertThat(later(Duration.ofMinutes(59))).isZero();
        assertThat(later(Duration.ofMinutes(1))).isOne();
        assertThat(later(Duration.ofMinutes(1))).isZero();

        asUser("u-zhang")
                .get("/v1/requests/" + request)
                .then()
                .body("assignee.officerId", equalTo(ZHANG.toString()))
                .body("routedBy", equalTo("SHIFT_END"))
                .body("status", equalTo("OPEN"))
                .body("helpers.size()", equalTo(0));
        asUser("u-zhang")
                .get("/v1/requests/" + request + "/assignments")
                .then()
                .body("items.officerId", contains(LIN.toString(), ZHANG.toString()))
                .body("items.reason", contains("DUTY", "SHIFT_END"))
                .body("items[1].decidedBy", nullValue());
        assertThat(words())
                .containsExactly(
                        "HANDED_ON u-lin request/" + request,
                        "HANDED_TO_YOU u-zhang request/" + request);
        assertThat(ximei.told(request)).endsWith("request.assigned");
    }

    @Test
    void several_requests_are_handed_over_in_one_word_each() {
        opened("m-1", "u-chen", "药吃完了");
        opened("m-2", "u-wang", "降压药没有了");

        assertThat(later(HOUR)).isEqualTo(2);

        assertThat(words())
                .containsExactly(
                        "HANDED_ON u-lin officer/" + LIN, "HANDED_TO_YOU u-zhang officer/" + ZHANG);
    }

    @Test
    void whoever_is_back_soon_keeps_what_is_theirs() {
        String request = opened("m-1", "u-chen", "药吃完了");
        ximei.zones(
                ximei.roster(
                        LIN,
                        "TOWNSHIP_CADRE",
                        List.of("MEDICINE"),
                        start,
                        List.of(
                                map("from", start, "to", start.plus(HOUR)),
                                map(
                                        "from",
                                        start.plus(Duration.ofMinutes(90)),
                                        "to",
                                        start.plus(HOUR.multipliedBy(5))))));

        assertThat(later(Duration.ofMinutes(61))).isZero();

        assertThat(assignee(request)).isEqualTo(LIN.toString());
    }

    @Test
    void while_nobody_is_on_duty_it_stays_and_goes_to_the_first_who_comes() {
        String request = opened("m-1", "u-chen", "药吃完了");
        ximei.zones(
                ximei.roster(
                        ZHANG,
                        "TOWNSHIP_CADRE",
                        List.of("MEDICINE"),
                        start,
                        List.of(
                                map(
                                        "from",
                                        start.plus(HOUR.multipliedBy(3)),
                                        "to",
                                        start.plus(HOUR.multipliedBy(9))))));

        assertThat(later(HOUR.multipliedBy(2))).isZero();
        assertThat(later(HOUR)).isOne();

        assertThat(assignee(request)).isEqualTo(ZHANG.toString());
    }

    @Test
    void what_was_given_to_somebody_off_duty_is_left_to_them() {
        officer(ZHANG, "u-zhang", "张书记", start.minus(HOUR), start.plus(HOUR.multipliedBy(9)));
        officer(LIN, "u-lin", "林志远", start.minus(HOUR), start.minus(Duration.ofMinutes(30)));
        String request = opened("m-1", "u-chen", "药吃完了");
        asUser("u-zhang")
                .body(map("officerId", LIN))
                .put("/v1/requests/" + request + "/assignee")
                .then()
                .statusCode(200);

        assertThat(later(HOUR)).isZero();
    }

    @Test
    void whoever_left_the_roster_has_nothing_any_more_and_what_is_over_stays() {
        String open = opened("m-1", "u-chen", "药吃完了");
        String over = opened("m-2", "u-wang", "降压药没有了");
        asUser("u-wang").post("/v1/requests/" + over + "/withdrawal").then().statusCode(200);
        officer(ZHANG, "u-zhang", "张书记", start.minus(HOUR), start.plus(HOUR));
        ximei.zones(
                ximei.event(
                        "roster.changed",
                        "roster/" + Ximei.ZONE + "/" + LIN,
                        map(
                                "zoneId",
                                Ximei.ZONE,
                                "officerId",
                                LIN,
                                "post",
                                "TOWNSHIP_CADRE",
                                "duties",
                                List.of(),
                                "active",
                                false,
                                "from",
                                start,
                                "intervals",
                                List.of())));

        assertThat(later(Duration.ofMinutes(1))).isOne();

        asUser("u-zhang")
                .get("/v1/requests/" + open)
                .then()
                .body("assignee.officerId", equalTo(ZHANG.toString()));
        asUser("u-zhang")
                .get("/v1/requests/" + over)
                .then()
                .body("assignee.officerId", equalTo(LIN.toString()));
    }

    @Test
    void two_replicas_hand_over_once() {
        String request = opened("m-1", "u-chen", "药吃完了");
        clock.tick(HOUR);

        int handed =
                IntStream.range(0, 2)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> handover.runOnce(clock.instant())))
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(handed).isOne();
        assertThat(words()).hasSize(2);
        assertThat(ximei.told(request)).filteredOn("request.assigned"::equals).hasSize(2);
    }

    @Test
    void crash_in_the_middle_leaves_all_to_the_next_run() {
        opened("m-1", "u-chen", "药吃完了");
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "alter table saying add constraint crash check (kind <> 'HANDED_ON')"));
        try {
            assertThatThrownBy(() -> later(HOUR)).isNotNull();
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table saying drop constraint crash"));
        }

        assertThat(words()).isEmpty();
        assertThat(ximei.count("request_assignment")).isZero();
        assertThat(handover.runOnce(clock.instant())).isOne();
        assertThat(words()).hasSize(2);
    }
}
