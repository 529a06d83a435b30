package org.qunli.supervision.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ReminderSenderTest {

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    private UUID zone;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE"));
        zone = world.zone();
    }

    private void remind(UUID officer) {
        world.request(zone, officer);
        world.tick("PT8M");
        world.caughtUp();
        watcher.runOnce(world.now());
    }

    @Test
    void failed_word_goes_to_the_next_private_channel_of_the_officer() {
        world.group(zone, "dingtalk", "dt", "AFTER_OPT_IN");
        UUID officer =
                world.officer(
                        zone,
                        "TOWNSHIP_CADRE",
                        new ChatId("dingtalk", "dt", "d-lin"),
                        wecom("u-lin"));
        remind(officer);
        assertThat(world.texts("select person_id from saying")).containsExactly("u-lin");

        world.receipt("u-lin", "FAILED");

        assertThat(world.texts("select person_id from saying order by id"))
                .containsExactly("u-lin", "d-lin");
        world.receipt("d-lin", "SENT");
        assertThat(world.texts("select state from reminder")).containsExactly("SENT");
    }

    @Test
    void officer_without_a_way_is_stood_in_for_by_the_next_on_duty_and_then_by_the_desk() {
        UUID officer = world.officer(zone, "TOWNSHIP_CADRE");
        world.officer(zone, "GRID_WORKER", wecom("u-grid"));
        world.officer(zone, "MEDICAL_WORKER", wecom("u-doctor"));
        remind(officer);
        assertThat(world.texts("select person_id from saying")).containsExactly("u-doctor");

        world.receipt("u-doctor", "UNSUPPORTED");
        assertThat(world.texts("select person_id from saying order by id"))
                .containsExactly("u-doctor", "u-grid");

        world.receipt("u-grid", "FAILED");
        assertThat(world.texts("select tier || ' ' || reason from escalation"))
                .containsExactly("DESK NOBODY_REACHED");
        assertThat(world.count("saying where privacy = 'GROUP'")).isZero();
    }

    @Test
    void channel_that_takes_no_private_words_is_no_way() {
        world.group(zone, "xmpp", "x", "NONE");
        UUID officer = world.officer(zone, "TOWNSHIP_CADRE", new ChatId("xmpp", "x", "lin"));
        remind(officer);

        assertThat(world.count("saying")).isZero();
        assertThat(world.texts("select reason from escalation")).containsExactly("NOBODY_REACHED");
    }

    @Test
    void officer_reads_and_acknowledges_only_their_own() {
        UUID officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
        UUID other = world.officer(zone, "GRID_WORKER", wecom("u-grid"));
        remind(officer);
        String id = world.texts("select id::text from reminder").get(0);
        String own = Tokens.person("officer", "sub-" + officer);
        String others = Tokens.person("officer", "sub-" + other);

        given().auth().oauth2(others).get("/v1/reminders").then().body("items", hasSize(0));
        given().auth()
                .oauth2(others)
                .post("/v1/reminders/" + id + "/acknowledgement")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(own)
                .get("/v1/reminders")
                .then()
                .statusCode(200)
                .body("items.reminderId", contains(id));
        given().auth()
                .oauth2(own)
                .post("/v1/reminders/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("acknowledgedAt", notNullValue());
    }

    @Test
    void same_step_reminds_the_same_officer_once() {
        UUID officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
        remind(officer);
        world.texts("update due set next_at = next_at - interval '1 hour' returning clock::text");
        watcher.runOnce(world.now());

        assertThat(world.count("reminder")).isEqualTo(1);
        assertThat(world.count("saying")).isEqualTo(1);
    }
}
