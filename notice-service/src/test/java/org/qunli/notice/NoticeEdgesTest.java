package org.qunli.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoticeEdgesTest extends TwoZones {

    private static final String ADMIN_OF_NONE = "350521";

    @Test
    void group_that_joins_while_a_notice_is_cancelled_is_left_without_it() {
        for (int round = 0; round < 8; round++) {
            UUID joining = UUID.randomUUID();
            String id = drafted(body("", ""));
            publish(id).statusCode(200);
            CompletableFuture<Integer> cancelling =
                    CompletableFuture.supplyAsync(
                            () ->
                                    post(
                                                    Tokens.admin(ADMIN_DISTRICT),
                                                    "/v1/notices/" + id + "/cancellation",
                                                    "")
                                            .extract()
                                            .statusCode());

            group(joining, XIMEI, "BOT", 2_048);

            assertThat(cancelling.join()).isEqualTo(200);
            deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("counts.PENDING", equalTo(null));
        }
    }

    @Test
    void released_group_is_waited_for_no_more() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);

        tell(
                "group.changed",
                "group/" + HAND_GROUP,
                FENGZHOU,
                Map.of(
                        "bindingId",
                        HAND_GROUP,
                        "zoneId",
                        FENGZHOU,
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "groupId",
                        "g",
                        "forwarding",
                        "OFFICER",
                        "active",
                        false));

        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("items.find{it.forwarding=='OFFICER'}.state", equalTo("SKIPPED"))
                .body("items.find{it.forwarding=='OFFICER'}.reason", equalTo("GROUP_RELEASED"))
                .body("items.find{it.forwarding=='BOT'}.state", equalTo("PENDING"));
        assertThat(feed(Tokens.service(), "delivery.closed")).hasSize(1);
    }

    @Test
    void named_zone_that_is_not_reached_must_be_accepted() {
        UUID unknown = UUID.randomUUID();
        String id = drafted(body(",\"zones\":[\"%s\",\"%s\"]".formatted(FENGZHOU, unknown), ""));

        publish(id)
                .statusCode(409)
                .body("type", equalTo("/problems/zones-unmatched"))
                .body("detail", containsString(unknown.toString()));
        assertThat(feed(Tokens.service(), "notice.published,delivery.due")).isEmpty();
        post(
                        Tokens.admin(ADMIN_DISTRICT),
                        "/v1/notices/" + id + "/publication",
                        "{\"acceptNoMatch\":true}")
                .statusCode(200);

        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(1));
        zone(unknown, "SEALED", "ACTIVE");
        group(UUID.randomUUID(), unknown, "OFFICER", 2_048);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(2));
    }

    @Test
    void publication_needs_no_body_and_tells_of_zones_without_a_group() {
        UUID bare = UUID.randomUUID();
        zone(bare, "SEALED", "ACTIVE");
        String id = drafted(body("", ""));

        given().auth()
                .oauth2(Tokens.admin(ADMIN_DISTRICT))
                .contentType("application/json")
                .post("/v1/notices/" + id + "/publication")
                .then()
                .statusCode(200);

        Map<?, ?> told = (Map<?, ?>) feed(Tokens.service(), "notice.published").get(0).get("data");
        assertThat((List<?>) told.get("zones"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(XIMEI.toString(), FENGZHOU.toString(), bare.toString());
    }

    @Test
    void published_notice_cannot_be_changed() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String before = given().get("/v1/notices/" + id).asString();

        String admin = Tokens.admin(ADMIN_DISTRICT);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            given().auth()
                    .oauth2(admin)
                    .contentType("application/json")
                    .body(body("", "").replace("均为阴性", "均为阳性"))
                    .request(method, "/v1/notices/" + id)
                    .then()
                    .statusCode(405);
        }
        publish(id).statusCode(409).body("type", equalTo("/problems/notice-already-published"));

        assertThat(given().get("/v1/notices/" + id).asString()).isEqualTo(before);
    }

    @Test
    void code_finds_the_notice_and_status_tells_cancelled_from_published() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String other = drafted(body("", ""));
        publish(other).statusCode(200);
        post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices/" + other + "/cancellation", "")
                .statusCode(200);
        String code = given().get("/v1/notices/" + id).then().extract().path("code");

        given().get("/v1/notices?code=" + code.toLowerCase(java.util.Locale.ROOT))
                .then()
                .body("items.id", equalTo(List.of(id)));
        given().get("/v1/notices?code=" + "Z".repeat(21)).then().statusCode(400);
        given().get("/v1/notices?status=PUBLISHED").then().body("items.id", hasItem(id));
        given().get("/v1/notices?status=CANCELLED")
                .then()
                .body("items.id", equalTo(List.of(other)));
        // The cancellation is one too.
        given().get("/v1/notices").then().body("items", hasSize(3));
        given().get("/v1/notices?status=DRAFT").then().statusCode(404);
    }

    @Test
    void draft_is_found_by_its_own_administrator_only() {
        String id = drafted(body("", ""));
        String code =
                given().auth()
                        .oauth2(Tokens.admin(ADMIN_DISTRICT))
                        .get("/v1/notices/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("code");

        given().get("/v1/notices?code=" + code).then().body("items", hasSize(0));
        for (String token :
                List.of(
                        Tokens.admin(ADMIN_OF_NONE),
                        Tokens.frontend(ADMIN_DISTRICT, BOT),
                        Tokens.dashboard(ADMIN_DISTRICT),
                        Tokens.person(Roles.OFFICER, "lin"))) {
            given().auth().oauth2(token).get("/v1/notices/" + id).then().statusCode(404);
        }
    }

    @Test
    void onset_lies_between_effect_and_expiry() {
        String admin = Tokens.admin(ADMIN_DISTRICT);
        String early =
                "\"effectiveAt\":\"2026-04-05T00:00:00Z\",\"onset\":\"2026-04-04T00:00:00Z\",";
        String late = "\"onset\":\"2026-04-06T00:00:00Z\",\"expiresAt\":\"2026-04-05T00:00:00Z\",";

        post(admin, "/v1/notices", body("", early))
                .statusCode(400)
                .body("violations.field", hasItem("onset"));
        post(admin, "/v1/notices", body("", late))
                .statusCode(400)
                .body("violations.field", hasItem("expiresAt"));
        post(admin, "/v1/notices", body("", late.replace("04-06", "04-04")))
                .statusCode(201)
                .body("onset", equalTo("2026-04-04T00:00:00Z"));
    }

    @Test
    void deliveries_are_narrowed_to_a_zone_and_paged() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String path = "/v1/notices/" + id + "/deliveries";
        String admin = Tokens.admin(ADMIN_DISTRICT);

        given().auth()
                .oauth2(admin)
                .get(path + "?zone=" + XIMEI)
                .then()
                .body("items.bindingId", equalTo(List.of(BOT_GROUP.toString())));
        given().auth()
                .oauth2(Tokens.person(Roles.OFFICER, "lin"))
                .get(path + "?zone=" + XIMEI)
                .then()
                .body("items", hasSize(0));
        String next =
                given().auth()
                        .oauth2(admin)
                        .get(path + "?limit=1")
                        .then()
                        .body("items", hasSize(1))
                        .extract()
                        .path("next");
        given().auth()
                .oauth2(admin)
                .get(path + "?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }

    @Test
    void long_headline_and_authority_stay_within_the_narrowest_channel() {
        UUID narrow = UUID.randomUUID();
        group(narrow, XIMEI, "BOT", 100);
        String id =
                drafted(
                        body("", "")
                                .replace("采样结果", "很".repeat(200))
                                .replace("南安市指挥部", "部".repeat(200)));
        publish(id).statusCode(200);
        String code = given().get("/v1/notices/" + id).then().extract().path("code");

        Map<?, ?> text =
                feed(Tokens.frontend(ADMIN_DISTRICT, BOT), "saying.ready").stream()
                        .map(e -> (Map<?, ?>) e.get("data"))
                        .filter(d -> d.get("groupId").equals("g-" + narrow))
                        .map(d -> (Map<?, ?>) d.get("text"))
                        .findFirst()
                        .orElseThrow();

        assertThat(text.values())
                .allSatisfy(
                        said -> {
                            String words = (String) said;
                            assertThat(words.getBytes(StandardCharsets.UTF_8))
                                    .hasSizeLessThanOrEqualTo(100);
                            assertThat(words).endsWith(code);
                        });
        assertThat((String) text.get("zh")).startsWith("很").contains("已删节", "部");
    }
}
