package org.qunli.request.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.GROUP;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ZonesFollowerTest {

    private static final Duration LAST_SHIFT = Duration.ofHours(12);

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Roster roster;

    @BeforeEach
    void village() {
        ximei.sealed();
    }

    private static Map<String, Object> shift(Instant from, int hours) {
        return map("from", from, "to", from.plus(Duration.ofHours(hours)));
    }

    private RosterEntry linAt(Instant moment) {
        return roster.of(ZONE, moment, LAST_SHIFT).get(0);
    }

    @Test
    void roster_keeps_what_ended_cuts_what_runs_and_takes_what_comes() {
        Instant start = clock.instant();
        List<String> duties = List.of("MEDICINE");
        ximei.zones(
                ximei.roster(
                        LIN,
                        "TOWNSHIP_CADRE",
                        duties,
                        start.minus(Duration.ofHours(30)),
                        List.of(
                                shift(start.minus(Duration.ofHours(30)), 4),
                                shift(start.minus(Duration.ofHours(2)), 10),
                                shift(start.plus(Duration.ofHours(20)), 4))));

        ximei.zones(
                ximei.roster(
                        LIN,
                        "TOWNSHIP_CADRE",
                        duties,
                        start,
                        List.of(shift(start.plus(Duration.ofHours(40)), 4))));

        assertThat(linAt(start.minus(Duration.ofHours(29))).onDuty()).isTrue();
        assertThat(linAt(start.minus(Duration.ofHours(1))).onDuty()).isTrue();
        assertThat(linAt(start.plus(Duration.ofHours(1))).onDuty()).isFalse();
        assertThat(linAt(start.plus(Duration.ofHours(1))).servedLately()).isTrue();
        assertThat(linAt(start.plus(Duration.ofHours(21))).onDuty()).isFalse();
        assertThat(linAt(start.plus(Duration.ofHours(41))).onDuty()).isTrue();
    }

    @Test
    void posts_and_duties_are_those_of_the_interval() {
        Instant start = clock.instant();
        Instant noon = start.plus(Duration.ofHours(2));
        ximei.zones(
                ximei.roster(
                        LIN,
                        "MEDICAL_WORKER",
                        List.of("MEDICAL_CARE"),
                        start,
                        List.of(
                                map(
                                        "from",
                                        start,
                                        "to",
                                        noon,
                                        "posts",
                                        List.of("MEDICAL_WORKER", "TOWNSHIP_CADRE"),
                                        "duties",
                                        List.of("MEDICAL_CARE", "SANITATION")),
                                shift(noon, 2),
                                map(
                                        "from",
                                        noon.plus(Duration.ofHours(2)),
                                        "to",
                                        noon.plus(Duration.ofHours(4)),
                                        "posts",
                                        List.of(),
                                        "duties",
                                        List.of("TESTING")))));

        RosterEntry both = linAt(start);
        RosterEntry own = linAt(noon);
        RosterEntry delegate = linAt(noon.plus(Duration.ofHours(3)));
        RosterEntry after = linAt(noon.plus(Duration.ofHours(5)));

        assertThat(both.fills(Post.TOWNSHIP_CADRE)).isTrue();
        assertThat(both.post()).isEqualTo(Post.MEDICAL_WORKER);
        assertThat(both.duties()).containsExactlyInAnyOrder("MEDICAL_CARE", "SANITATION");
        assertThat(own.fills(Post.TOWNSHIP_CADRE)).isFalse();
        assertThat(own.duties()).containsExactly("MEDICAL_CARE");
        assertThat(delegate.onDuty()).isTrue();
        assertThat(delegate.fills(Post.MEDICAL_WORKER)).isFalse();
        assertThat(delegate.duties()).containsExactly("TESTING");
        // Words of who served in the last shift count for what they answered for then.
        assertThat(after.onDuty()).isFalse();
        assertThat(after.duties())
                .containsExactlyInAnyOrder("MEDICAL_CARE", "SANITATION", "TESTING");
    }

    @Test
    void officer_may_come_after_the_roster_and_the_zone_after_its_group() {
        UUID other = Ximei.id("other-zone");
        UUID officer = Ximei.id("late");
        Instant now = clock.instant();

        ximei.zones(
                ximei.group("binding-9", other, "wr-9", true),
                ximei.roster(
                        officer, "GRID_WORKER", List.of("MEDICINE"), now, List.of(shift(now, 8))));
        post(message("m-1", "u-chen", "药", "group", map("id", "wr-9"))).statusCode(404);
        say("m-2", "u-chen", "药吃完了").body("requests[0].assignee.name", nullValue());
        ximei.zones(
                ximei.zone(other, NANAN),
                ximei.event(
                        "officer.changed",
                        "officer/" + officer,
                        map(
                                "officerId",
                                officer,
                                "district",
                                NANAN,
                                "chatIds",
                                List.of(),
                                "active",
                                true,
                                "personal",
                                map("name", "黄小梅"))));

        post(message("m-1", "u-chen", "药", "group", map("id", "wr-9"))).statusCode(200);
        asUser("u-chen").get("/v1/requests").then().body("items[-1].assignee.name", equalTo("黄小梅"));
    }

    @Test
    void later_event_of_a_subject_waits_for_the_earlier_one() {
        FeedEvent away = ximei.group("binding-3", ZONE, GROUP, false);
        FeedEvent back = ximei.group("binding-3", ZONE, GROUP, true);

        ximei.zones(back);
        say("m-1", "u-chen", "大家好");
        ximei.zones(away);

        say("m-2", "u-chen", "大家好");
        assertThat(ximei.count("feed_held")).isZero();
    }

    @Test
    void group_that_was_unbound_is_unknown() {
        ximei.zones(ximei.group("binding-3", ZONE, GROUP, false));

        post(message("m-1", "u-chen", "药")).statusCode(404);
    }

    @Test
    void moved_member_speaks_in_the_new_zone_and_is_a_guest_in_the_old() {
        UUID other = Ximei.id("other-zone");
        ximei.zones(
                ximei.zone(other, NANAN),
                ximei.group("binding-9", other, "wr-9", true),
                ximei.member(Ximei.CHEN, Ximei.CHEN_HOME, other, "u-chen", "陈先生"));

        say("m-1", "u-chen", "大家好");
        say("m-2", "u-chen", "大家好", "group", map("id", "wr-9"));

        asUser("u-wang")
                .get("/v1/messages?zone=" + ZONE)
                .then()
                .body("items[0].speaker", equalTo("GUEST"));
        asUser("u-chen")
                .get("/v1/messages?zone=" + other)
                .then()
                .body("items[0].speaker", equalTo("RESIDENT"));
    }

    @Test
    void event_that_cannot_be_read_is_parked_and_stops_nothing_else() {
        ximei.zones(
                ximei.event(
                        "member.changed",
                        "member/" + Ximei.id("poison"),
                        map("memberId", "not an id")),
                ximei.member(Ximei.id("fine"), Ximei.CHEN_HOME, ZONE, "u-fine", "好"));

        say("m-1", "u-fine", "药吃完了").body("outcome", equalTo("OPENED"));
        asUser("u-fine")
                .get("/v1/requests")
                .then()
                .body("items[0].householdId", equalTo(Ximei.CHEN_HOME.toString()));
    }
}
