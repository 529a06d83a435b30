package org.qunli.kit.saying;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SayingsTest {

    private static final String BOT = "wecom/ww-quanzhou";

    @Inject Sayings sayings;

    @Inject SayingExpiry expiry;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @Inject Outcomes outcomes;

    @ApplicationScoped
    static class Outcomes {
        private final List<SayingSettled> seen = new CopyOnWriteArrayList<>();

        void on(@Observes SayingSettled settled) {
            seen.add(settled);
        }

        List<SayingSettled> seen() {
            return seen;
        }
    }

    @BeforeEach
    void empty() {
        cleanup.truncate();
        outcomes.seen().clear();
    }

    private Saying toGroup() {
        return said(
                NewSaying.toGroup(
                        "ACKNOWLEDGEMENT",
                        "request/1",
                        "350583",
                        null,
                        "wecom",
                        "ww-quanzhou",
                        "wr-ximei-3",
                        new Bilingual("已收到", "Received"),
                        clock.instant().plusSeconds(60)));
    }

    private Saying toPerson() {
        return said(
                NewSaying.toPerson(
                        "REMINDER",
                        "request/1",
                        "350583",
                        null,
                        new ChatId("wecom", "ww-quanzhou", "u-lin"),
                        new Bilingual("提醒", "Reminder"),
                        clock.instant().plusSeconds(60)));
    }

    private Saying said(NewSaying word) {
        return Transactions.inNew(() -> sayings.say(word));
    }

    private static ValidatableResponse events(String token) {
        return given().auth().oauth2(token).get("/v1/events/zones").then().statusCode(200);
    }

    private static ValidatableResponse report(Saying saying, String body) {
        return given().auth()
                .oauth2(Tokens.frontend("350583", BOT))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/sayings/zones/" + saying.id() + "/receipts")
                .then();
    }

    @Test
    void group_word_is_announced_with_its_text_to_the_front_end_of_the_channel_only() {
        toGroup();

        events(Tokens.frontend("350583", BOT))
                .body("events", hasSize(1))
                .body("events[0].type", equalTo("saying.ready"))
                .body("events[0].data.text.zh", equalTo("已收到"));
        events(Tokens.frontend("350583", "wecom/ww-other")).body("events", hasSize(0));
        events(Tokens.dashboard("350583")).body("events", hasSize(0));
    }

    @Test
    void private_word_is_announced_without_text_and_person_and_read_by_its_channel_alone() {
        Saying saying = toPerson();

        events(Tokens.frontend("350583", BOT))
                .body("events[0].data.privacy", equalTo("PRIVATE"))
                .body("events[0].data.text", nullValue())
                .body("events[0].data.personId", nullValue());
        String path = "/v1/sayings/zones/" + saying.id();
        given().auth()
                .oauth2(Tokens.frontend("350583", BOT))
                .get(path)
                .then()
                .statusCode(200)
                .body("text.zh", equalTo("提醒"))
                .body("personId", equalTo("u-lin"));
        given().auth()
                .oauth2(Tokens.frontend("350583", "wecom/ww-other"))
                .get(path)
                .then()
                .statusCode(404);
        given().auth().oauth2(Tokens.frontend("350521", BOT)).get(path).then().statusCode(404);
    }

    @Test
    void same_receipt_again_changes_nothing_and_a_contradiction_is_refused() {
        Saying saying = toGroup();

        report(saying, "{\"status\":\"SENT\",\"messageId\":\"m-90\"}")
                .statusCode(200)
                .body("status", equalTo("SENT"))
                .body("messageId", equalTo("m-90"));
        report(saying, "{\"status\":\"SENT\",\"messageId\":\"m-90\"}").statusCode(200);
        report(saying, "{\"status\":\"FAILED\"}").statusCode(409);

        assertThat(outcomes.seen()).hasSize(1);
        assertThat(outcomes.seen().get(0).status()).isEqualTo(Saying.Status.SENT);
    }

    @Test
    void pending_is_no_receipt() {
        report(toGroup(), "{\"status\":\"PENDING\"}").statusCode(400);
        report(toGroup(), "{\"status\":\"LOST\"}").statusCode(400);
    }

    @Test
    void word_without_a_receipt_by_its_time_has_failed() {
        Saying saying = toGroup();
        assertThat(expiry.runOnce(clock.instant())).isZero();

        int failed = expiry.runOnce(clock.tick(Duration.ofSeconds(61)));

        assertThat(failed).isEqualTo(1);
        assertThat(sayings.find(saying.id()).orElseThrow().reason()).isEqualTo("NO_RECEIPT");
        assertThat(outcomes.seen()).hasSize(1);
        assertThat(expiry.runOnce(clock.instant())).isZero();
    }

    @Test
    void late_sent_corrects_a_failure() {
        Saying saying = toGroup();
        expiry.runOnce(clock.tick(Duration.ofSeconds(61)));

        report(saying, "{\"status\":\"SENT\"}").statusCode(200).body("status", equalTo("SENT"));
    }
}
