package org.qunli.request.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.StoryTest;
import org.qunli.request.Ximei;
import org.qunli.request.reading.LexiconReader;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

@QuarkusTest
@TestProfile(StoryTest.ShippedReader.class)
@QuarkusTestResource(PostgresResource.class)
class LexiconResourceTest {

    private static final String PATH = "/v1/lexicon/" + NANAN;

    /** What one village says when the vegetable cart stayed away; nobody else knows the word. */
    private static final String LOCAL = "今天咕咚啦";

    private static final Map<String, Object> CART =
            map("signal", "NEED", "category", "SUPPLIES", "weight", 5, "phrases", List.of("咕咚"));

    @Inject Ximei ximei;

    @Inject LexiconTeacher teacher;

    @Inject DistrictLexicons lexicons;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
        teacher.runOnce();
    }

    private static ValidatableResponse put(long version, Object... entries) {
        return as(Tokens.admin(NANAN))
                .header("If-Match", "\"" + version + "\"")
                .body(Json.write(map("reason", "村里这么叫", "entries", List.of(entries))))
                .put(PATH)
                .then();
    }

    private static ValidatableResponse dryRun(Object... entries) {
        return as(Tokens.admin(NANAN))
                .body(Json.write(map("entries", List.of(entries))))
                .post(PATH + "/dry-run")
                .then();
    }

    @Test
    void a_districts_own_word_is_tried_put_in_force_and_taken_back() {
        say("m-1", "u-wang", LOCAL).body("outcome", equalTo("NOTED"));
        say("m-2", "u-wang", "大家早上好");

        dryRun(CART)
                .statusCode(200)
                .body("examined", equalTo(2))
                .body("opened", equalTo(1))
                .body("lost", equalTo(0))
                .body("items.excerpt", contains(LOCAL))
                .body("items[0].before.intent", equalTo("TALK"))
                .body("items[0].after.intent", equalTo("REQUEST"))
                .body("items[0].after.category", equalTo("SUPPLIES"))
                .body("next", nullValue());
        say("m-3", "u-wang", LOCAL).body("outcome", equalTo("NOTED"));
        put(0, CART).statusCode(200).body("version", equalTo(1)).header("ETag", "\"1\"");
        teacher.runOnce();

        say("m-4", "u-wang", LOCAL)
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].category", equalTo("SUPPLIES"));
        put(1).statusCode(200);
        teacher.runOnce();
        say("m-5", "u-chen", LOCAL).body("outcome", equalTo("NOTED"));
    }

    @Test
    void every_replica_takes_it_up_and_so_does_one_that_starts_later() {
        put(0, CART).statusCode(200);
        var elsewhere = new LexiconReader();
        var other = new LexiconTeacher(lexicons, elsewhere);

        assertThat(other.runOnce()).isEqualTo(1);
        assertThat(other.runOnce()).isZero();

        var here = new Utterance(LOCAL, Speaker.RESIDENT, false, false, NANAN);
        var abroad = new Utterance(LOCAL, Speaker.RESIDENT, false, false, "350521");
        assertThat(elsewhere.read(here).need()).isTrue();
        assertThat(elsewhere.read(abroad).need()).isFalse();
    }

    @Test
    void versions_say_who_when_and_why_and_an_old_one_can_be_put_back() {
        put(0, CART);
        put(1);

        as(Tokens.admin(NANAN))
                .get(PATH + "/versions?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(2))
                .body("items[0].entries", equalTo(0))
                .body("items[0].reason", equalTo("村里这么叫"))
                .body("items[0].changedBy", notNullValue())
                .body("items[0].changedAt", notNullValue())
                .body("next", notNullValue());
        as(Tokens.admin(NANAN))
                .get(PATH + "/versions/1")
                .then()
                .body("entries[0].phrases", contains("咕咚"));
        as(Tokens.admin(NANAN)).get(PATH + "/versions/9").then().statusCode(404);
        as(Tokens.admin(NANAN)).get(PATH + "/versions/x").then().statusCode(404);
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void of_two_administrators_at_once_one_is_told_to_look_again() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        Callable<Integer> change = () -> put(0, CART).extract().statusCode();

        var answers = threads.invokeAll(Collections.nCopies(2, change));

        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                .containsExactlyInAnyOrder(200, 412);
        assertThat(ximei.count("district_lexicon")).isEqualTo(1);
        assertThat(events()).isEqualTo(1);
        threads.shutdown();
    }

    @Test
    void what_cannot_be_understood_is_refused_with_its_place_and_changes_nothing() {
        refused("entries[0].phrases[0]", phrase("没{水"));
        refused("entries[0].phrases[0]", phrase("。"));
        refused("entries[0].phrases[0]", phrase("~"));
        // 2 to the 30th: spelled out, it would fill the memory.
        refused("entries[0].phrases[0]", phrase("{甲|乙}".repeat(20)));
        refused("entries[1].phrases[0]", phrase("没番薯"), phrase("没番薯"));
        put(0, map("signal", "PROMISE", "weight", 5, "phrases", List.of("马上"))).statusCode(400);
        put(0, map("signal", "NEED", "weight", 0, "phrases", List.of("马上"))).statusCode(400);
        put(0, map("signal", "NEED", "weight", 5, "phrases", List.of())).statusCode(400);
        as(Tokens.admin(NANAN))
                .header("If-Match", "\"0\"")
                .body("{\"reason\":\"\",\"entries\":[]}")
                .put(PATH)
                .then()
                .statusCode(400);
        as(Tokens.admin(NANAN))
                .body("{\"reason\":\"x\",\"entries\":[]}")
                .put(PATH)
                .then()
                .statusCode(428);

        assertThat(ximei.count("district_lexicon")).isZero();
    }

    private static Map<String, Object> phrase(String phrase) {
        return map(
                "signal", "NEED", "category", "SUPPLIES", "weight", 5, "phrases", List.of(phrase));
    }

    private static void refused(String field, Object... entries) {
        put(0, entries).statusCode(400).body("violations[0].field", equalTo(field));
        dryRun(entries).statusCode(400);
    }

    @Test
    void no_word_of_a_district_hides_a_danger_to_life() {
        put(
                        0,
                        map("signal", "MASK", "weight", 5, "phrases", List.of("我妈妈胸痛得厉害")),
                        map("signal", "CHAT", "weight", 9, "phrases", List.of("胸痛")))
                .statusCode(200);
        teacher.runOnce();

        say("m-1", "u-wang", "我妈妈胸痛得厉害").body("requests[0].priority", equalTo("URGENT"));
    }

    @Test
    void another_districts_words_are_not_there() {
        as(Tokens.admin("350521")).get(PATH).then().statusCode(404);
        as(Tokens.admin("350521")).get(PATH + "/versions").then().statusCode(404);
        as(Tokens.admin(NANAN))
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("entries", hasSize(0));
    }

    @Test
    void a_dry_run_shows_no_private_word_and_no_sender() {
        opened("m-1", "u-chen", "家里没有口罩了");
        Ximei.post(
                        map(
                                "channel",
                                "wecom",
                                "tenant",
                                "ww-quanzhou",
                                "direct",
                                true,
                                "message",
                                map("id", "p-1", "text", LOCAL),
                                "sender",
                                map("id", "u-chen")))
                .statusCode(200);

        var body = dryRun(CART).body("examined", equalTo(1)).extract().asString();

        assertThat(body).doesNotContain("u-chen", "陈", LOCAL);
        as(Tokens.admin(NANAN))
                .body("{\"entries\":[]}")
                .post(PATH + "/dry-run?cursor=x")
                .then()
                .statusCode(not(500))
                .statusCode(400);
    }

    private int events() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select count(*) from event where type = 'lexicon.changed'")
                                .mapTo(int.class)
                                .one());
    }
}
