package org.qunli.request.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.qunli.request.Ximei.CHEN;
import static org.qunli.request.Ximei.CHEN_HOME;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.WANG;
import static org.qunli.request.Ximei.WANG_HOME;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProxyTalkTest {

    private static final UUID DAUGHTER = Ximei.id("daughter");

    @Inject Ximei ximei;

    @Inject Jdbi jdbi;

    @BeforeEach
    void a_daughter_abroad_speaks_for_chens_household() {
        ximei.served();
        ximei.zones(proxy(true));
    }

    private FeedEvent proxy(boolean active) {
        return member(
                DAUGHTER,
                "PROXY",
                CHEN_HOME,
                active ? List.of("u-daughter") : List.of(),
                active,
                null);
    }

    private FeedEvent member(
            UUID member,
            String kind,
            UUID household,
            List<String> users,
            boolean active,
            UUID mergedInto) {
        return ximei.event(
                "member.changed",
                "member/" + member,
                map(
                        "memberId", member,
                        "householdId", household,
                        "zoneId", ZONE,
                        "kind", kind,
                        "chatIds",
                                users.stream()
                                        .map(
                                                user ->
                                                        map(
                                                                "channel", "wecom",
                                                                "tenant", "ww-quanzhou",
                                                                "userId", user))
                                        .toList(),
                        "active", active,
                        "mergedInto", mergedInto,
                        "personal", map("name", "陈晓")));
    }

    private static ValidatableResponse get(String request) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.admin(NANAN))
                .get("/v1/requests/" + request)
                .then()
                .statusCode(200);
    }

    private List<String> data(String type) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select cast(data as text) from event where type = :type order by tx, id")
                                .bind("type", type)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void a_proxys_message_in_the_group_opens_a_request_of_the_mothers_household() {
        String request = opened("m-1", "u-daughter", "我妈妈的药吃完了,要怎么才能买得到?");

        get(request)
                .body("householdId", equalTo(CHEN_HOME.toString()))
                .body("memberId", equalTo(DAUGHTER.toString()))
                .body("raisedBy", equalTo("陈晓"))
                .body("byProxy", equalTo(true))
                .body("category", equalTo("MEDICINE"));
        assertThat(Json.tree(data("request.opened").get(0)).get("byProxy").asBoolean()).isTrue();
        var heard = Json.tree(data("talk.heard").get(0));
        assertThat(heard.get("speaker").asText()).isEqualTo("RESIDENT");
        assertThat(heard.get("byProxy").asBoolean()).isTrue();
    }

    @Test
    void what_the_household_says_itself_is_not_by_proxy() {
        get(opened("m-1", "u-chen", "我的药吃完了,要怎么才能买得到?")).body("byProxy", equalTo(false));
    }

    @Test
    void a_proxy_goes_on_with_what_the_household_asked() {
        String request = opened("m-1", "u-chen", "我的药吃完了,要怎么才能买得到?");

        RestAssured.given()
                .auth()
                .oauth2(Tokens.frontend(NANAN, Ximei.NETWORK))
                .header(
                        "On-Behalf-Of",
                        "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-daughter\"")
                .get("/v1/requests/" + request)
                .then()
                .statusCode(200);
    }

    @Test
    void who_lives_here_and_is_proxy_of_a_neighbour_speaks_for_their_own_household() {
        ximei.zones(member(DAUGHTER, "PROXY", CHEN_HOME, List.of("u-wang"), true, null));

        get(opened("m-1", "u-wang", "家里没米了,怎么买菜?"))
                .body("householdId", equalTo(WANG_HOME.toString()))
                .body("memberId", equalTo(WANG.toString()))
                .body("byProxy", equalTo(false));
    }

    @Test
    void whose_word_was_taken_back_is_a_guest() {
        ximei.zones(proxy(false));

        say("m-1", "u-daughter", "我妈妈的药吃完了,要怎么才能买得到?");

        assertThat(Json.tree(data("talk.heard").get(0)).get("speaker").asText()).isEqualTo("GUEST");
    }

    @Test
    void requests_and_talk_follow_who_somebody_turned_out_to_be() {
        String request = opened("m-1", "u-wang", "家里没米了,怎么买菜?");
        FeedEvent merged =
                ximei.event(
                        "member.merged",
                        "member/" + WANG,
                        map("memberId", WANG, "into", CHEN, "householdId", CHEN_HOME));

        ximei.zones(member(WANG, "RESIDENT", WANG_HOME, List.of(), false, CHEN), merged);

        get(request)
                .body("memberId", equalTo(CHEN.toString()))
                .body("householdId", equalTo(WANG_HOME.toString()));
        assertThat(ximei.count("talk where member = '" + CHEN + "'")).isEqualTo(1);
        assertThat(ximei.count("talk where member = '" + WANG + "'")).isZero();
    }
}
