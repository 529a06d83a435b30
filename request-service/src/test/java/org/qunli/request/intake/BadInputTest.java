package org.qunli.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

/** What no platform should send and some do: a clear problem or a sane result, and never half. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {

    private static final int KIB_64 = 64 * 1024;

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private void nothingWasKept() {
        for (var table : List.of("talk", "message_receipt", "resident_request")) {
            assertThat(ximei.count(table)).as(table).isZero();
        }
    }

    @Test
    void a_reply_to_a_message_never_seen_answers_nobody() {
        String request = opened("m-1", "u-chen", "我的药吃完了");

        say("m-2", "u-lin", "一小时后送到", "quoted", map("messageId", "m-0"))
                .body("outcome", equalTo("UNMATCHED"))
                .body("requests", empty());
        say("m-3", "u-lin", "一小时后送到", "quoted", map("excerpt", "谁也没说过的话"))
                .body("outcome", equalTo("UNMATCHED"));

        assertThat(ximei.told(request)).doesNotContain("request.answered");
    }

    @Test
    void a_residents_reply_to_a_message_never_seen_is_read_by_its_own_words() {
        say("m-1", "u-chen", "我的药吃完了", "quoted", map("messageId", "m-0"))
                .body("outcome", equalTo("OPENED"));
        say("m-2", "u-wang", "大家早", "quoted", map("senderId", "u-who"))
                .body("outcome", equalTo("NOTED"));
    }

    @Test
    void mentioned_strangers_get_nothing_and_keep_nobody_from_getting_it() {
        say(
                        "m-1",
                        "u-chen",
                        "我的药吃完了",
                        "mentions",
                        List.of(map("id", "u-stranger"), map("label", "@王处长"), map()))
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].assignee.name", equalTo("林志远"))
                .body("requests[0].helpers", empty());
        say("m-2", "u-lin", "一小时后送到", "mentions", List.of(map("id", "u-stranger")))
                .body("outcome", equalTo("UNMATCHED"));
    }

    @Test
    void ten_thousand_mentions_are_refused_as_a_whole_and_in_words_they_are_words() {
        var crowd = Collections.nCopies(10_000, map("id", "u-lin"));

        post(message("m-1", "u-chen", "我的药吃完了", "mentions", crowd))
                .statusCode(400)
                .body("violations[0].field", equalTo("mentions"));
        nothingWasKept();
        say("m-2", "u-chen", "@a ".repeat(10_000) + "我的药吃完了").body("outcome", equalTo("OPENED"));
        say("m-3", "u-wang", "家里没有口罩了", "mentions", Collections.nCopies(100, map("id", "u-lin")))
                .body("outcome", equalTo("OPENED"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-7, 7, -36_500, 36_500})
    void a_clock_that_is_days_off_moves_no_deadline_by_more_than_minutes(long days) {
        Instant sent = clock.instant().plus(Duration.ofDays(days));
        var content = map("id", "m-1", "text", "我的药吃完了", "sentAt", sent.toString());

        say("m-1", "u-chen", "", "message", content).body("outcome", equalTo("OPENED"));

        Instant openedAt =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select opened_at from resident_request")
                                        .mapTo(Instant.class)
                                        .one());
        assertThat(openedAt)
                .isBetween(clock.instant().minus(Duration.ofMinutes(15)), clock.instant());
    }

    @Test
    void the_same_message_in_two_groups_of_a_zone_is_one_request() {
        ximei.zones(ximei.group("binding-4", ZONE, "wr-ximei-4", true));
        String request = opened("m-1", "u-chen", "我的药吃完了");

        say("m-1", "u-chen", "我的药吃完了", "group", map("id", "wr-ximei-4"))
                .body("outcome", equalTo("APPENDED"))
                .body("requests[0].id", equalTo(request));

        assertThat(ximei.count("resident_request")).isEqualTo(1);
        assertThat(ximei.count("talk")).isEqualTo(2);
    }

    @Test
    void the_same_message_in_another_zones_group_is_a_guests_there() {
        ximei.zones(
                ximei.zone(id("other"), Ximei.NANAN),
                ximei.group("binding-5", id("other"), "wr-other", true));
        String request = opened("m-1", "u-chen", "我的药吃完了");

        say("m-1", "u-chen", "我的药吃完了", "group", map("id", "wr-other"))
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].id", not(equalTo(request)));

        assertThat(ximei.count("resident_request")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😂😂😂",
                "👍🏽",
                "👨‍👩‍👧",
                "\u200b\u200d\ufeff",
                "\u202e\u202c",
                "……",
                "+"
            })
    void signs_alone_open_and_move_nothing(String text) {
        String request = opened("m-1", "u-chen", "我的药吃完了");

        say("m-2", "u-chen", text).body("outcome", equalTo("NOTED"));
        say("m-3", "u-lin", text).body("outcome", equalTo("NOTED"));

        assertThat(ximei.told(request)).doesNotContain("request.answered");
    }

    @Test
    void what_is_no_text_is_refused_and_what_is_turned_around_is_kept_as_it_came() {
        post(message("m-1", "u-chen", "我的药\u0000吃完了")).statusCode(400);
        post(message("m-1", "u-chen", " \n\t")).statusCode(400);
        post(message("m-1", "u-chen", null)).statusCode(400);
        nothingWasKept();
        String text = "\u202e我的药吃完了\u202c שלום";

        String request = opened("m-2", "u-chen", text);

        Ximei.asUser("u-chen").get("/v1/requests/" + request).then().body("text", equalTo(text));
    }

    @Test
    void sixty_four_kibibytes_are_taken_and_one_byte_more_is_not() {
        String words = "我的药吃完了,";
        int bytes = words.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        String full = words.repeat(KIB_64 / bytes) + "a".repeat(KIB_64 % bytes);

        post(message("m-1", "u-chen", full + "a")).statusCode(not(equalTo(200)));
        nothingWasKept();
        say("m-2", "u-chen", full).body("outcome", equalTo("OPENED"));
        say("m-3", "u-lin", full).body("outcome", not(equalTo("RESOLVED")));
    }
}
