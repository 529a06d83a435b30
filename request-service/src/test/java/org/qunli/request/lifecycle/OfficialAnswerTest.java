package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

/** "When does it end?" */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfficialAnswerTest {

    private static final String QUESTION = "请问什么时候解封?";

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private void told(String zh, String en) {
        ximei.zones(
                ximei.event(
                        "zone.changed",
                        "zone/" + ZONE,
                        map(
                                "zoneId",
                                ZONE,
                                "district",
                                NANAN,
                                "nameZh",
                                "溪美村",
                                "nameEn",
                                "Ximei",
                                "level",
                                "SEALED",
                                "status",
                                "ACTIVE",
                                "answerZh",
                                zh,
                                "answerEn",
                                en)));
    }

    private List<String> kinds() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select kind from saying order by created_at, id")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void question_is_answered_at_once_and_stays_its_officers() {
        told("预计4月9日18时解封(4月3日公布)。", "Expected to end on 9 April at 18:00 (announced on 3 April).");

        String request =
                say("m-1", "u-chen", QUESTION)
                        .body("requests[0].category", equalTo("CONTROL_RULES"))
                        .body("requests[0].assignee.name", equalTo("林志远"))
                        .body("say[0].kind", equalTo("OFFICIAL_ANSWER"))
                        .body("say[0].text.zh", containsString("4月9日18时"))
                        .body("say[0].text.zh", containsString("林志远"))
                        .body("say[0].text.en", containsString("9 April"))
                        .extract()
                        .path("requests[0].id");

        asUser("u-lin")
                .get("/v1/requests/" + request)
                .then()
                .body("status", equalTo("OPEN"))
                .body("respondedAt", nullValue());
    }

    @Test
    void same_answer_is_not_said_again_in_the_same_minutes_but_a_new_one_is() {
        told("预计4月9日18时解封。", "Until 9 April.");
        say("m-1", "u-chen", QUESTION);
        clock.tick(Duration.ofMinutes(2));
        say("m-2", "u-wang", QUESTION);
        assertThat(kinds()).filteredOn("OFFICIAL_ANSWER"::equals).hasSize(1);

        told("预计4月12日18时解封。", "Until 12 April.");
        say("m-3", "u-guest-1", QUESTION).body("say[0].text.zh", containsString("4月12日"));
        clock.tick(Duration.ofMinutes(11));
        say("m-4", "u-guest-2", QUESTION).body("say[0].kind", equalTo("OFFICIAL_ANSWER"));
    }

    @Test
    void without_an_official_answer_and_for_other_needs_it_is_acknowledged_as_ever() {
        say("m-1", "u-chen", QUESTION).body("say[0].kind", equalTo("ACKNOWLEDGEMENT"));
        told("预计4月9日18时解封。", "Until 9 April.");

        say("m-2", "u-wang", "药吃完了")
                .body("say", not(empty()))
                .body("say[0].kind", equalTo("ACKNOWLEDGEMENT"));
    }

    @Test
    void whoever_asks_again_later_hears_what_holds_by_then() {
        told("预计4月9日18时解封。", "Until 9 April.");
        String request = say("m-1", "u-chen", QUESTION).extract().path("requests[0].id");
        clock.tick(Duration.ofMinutes(1));
        say("m-2", "u-chen", QUESTION).body("outcome", equalTo("APPENDED")).body("say", empty());
        told("预计4月12日18时解封。", "Until 12 April.");

        say("m-3", "u-chen", QUESTION)
                .body("requests[0].id", equalTo(request))
                .body("say.kind", contains("OFFICIAL_ANSWER"))
                .body("say[0].text.zh", equalTo("预计4月12日18时解封。"));
    }
}
