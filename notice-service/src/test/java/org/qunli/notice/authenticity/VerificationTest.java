package org.qunli.notice.authenticity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerificationTest extends TwoZones {

    private static final String BODY = "4月3日在溪美村采集环境样品48份,结果均为阴性。请居民不必惊慌,4月4日上午8点起恢复配送,物资由志愿者送到门口。";

    private String id;

    private String code;

    @Inject ImprintCatchUp catchUp;

    @Inject Jdbi jdbi;

    @BeforeEach
    void published() {
        id = drafted(body("", "\"expiresAt\":\"2099-01-01T00:00:00Z\",").replace("均为阴性", BODY));
        code = publish(id).statusCode(200).extract().path("code");
    }

    private static ValidatableResponse ask(String code, String text) {
        Map<String, String> asked = new HashMap<>();
        asked.put("code", code);
        asked.put("text", text);
        return given().contentType(ContentType.JSON)
                .body(asked)
                .post("/v1/notices/verification")
                .then();
    }

    private String said() {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        "select text_zh from saying where kind = 'NOTICE' order by id limit 1")
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void code_is_found_however_it_is_typed_and_a_typo_is_told() {
        String spoken = code.toLowerCase(java.util.Locale.ROOT);
        ask(spoken.substring(0, 4) + " - " + spoken.substring(4), null)
                .statusCode(200)
                .body("result", equalTo("GENUINE"))
                .body("match", equalTo("CODE"))
                .body("standing", equalTo("IN_FORCE"))
                .body("notice.id", equalTo(id));
        String wrong = code.substring(0, 7) + (code.charAt(7) == 'A' ? 'B' : 'A');
        ask(wrong, null).body("result", equalTo("UNKNOWN")).body("mistyped", equalTo(true));
        ask(null, " ").statusCode(400);
        ask(null, "字".repeat(20_001)).statusCode(400);
    }

    @Test
    void whole_text_is_genuine_in_any_way_of_writing() {
        String traditional = BODY.replace("样", "樣").replace("结", "結").replace(",", ",");
        for (String copy :
                List.of(
                        "采样结果\n" + BODY,
                        BODY,
                        "采样结果  " + traditional,
                        said(),
                        said().replace("\n", " "),
                        "Sampling: All negative")) {
            ask(null, copy).body("result", equalTo("GENUINE")).body("match", equalTo("EXACT"));
        }
    }

    @Test
    void changed_copy_is_shown_beside_the_original_with_what_differs() {
        for (String copy :
                List.of(
                        BODY.replace("48份", "4800份"),
                        "采样结果\n" + BODY.replace("48份", "4800份"),
                        said().replace("48份", "4800份"))) {
            ask(null, copy)
                    .body("result", equalTo("ALTERED"))
                    .body("notice.id", equalTo(id))
                    .body("differences.find{it.kind=='CHANGED'}.copy", containsString("4800份"))
                    .body("differences.find{it.kind=='CHANGED'}.original", containsString("48份"));
        }
        ask(code, "今晚十二点全市停水停电,请大家马上囤水囤粮。")
                .body("result", equalTo("ALTERED"))
                .body("match", equalTo("CODE"));
    }

    @Test
    void shortened_copy_is_altered_unless_we_shortened_it_ourselves() {
        ask(null, BODY.substring(0, BODY.indexOf("。") + 1))
                .body("result", equalTo("ALTERED"))
                .body("differences.kind.unique()", equalTo(List.of("MISSING")));

        UUID narrow = UUID.randomUUID();
        group(narrow, XIMEI, "BOT", 160);
        String cut =
                jdbi.withHandle(
                        h ->
                                h.createQuery("select text_zh from saying where group_id = :g")
                                        .bind("g", "g-" + narrow)
                                        .mapTo(String.class)
                                        .one());
        assertThat(cut).contains("已删节");
        ask(null, cut).body("result", equalTo("GENUINE")).body("match", equalTo("SHORTENED"));
        ask(null, cut.replace("4月3日", "4月5日")).body("result", equalTo("ALTERED"));
    }

    @Test
    void what_is_not_ours_is_unknown_and_so_is_a_draft() {
        ask(null, "市场监管局提醒:近期有不法分子冒充工作人员上门收费,请大家提高警惕,注意核实身份。")
                .body("result", equalTo("UNKNOWN"))
                .body("notice", nullValue());
        ask(null, "均为阴性").body("result", equalTo("UNKNOWN"));
        String draft = drafted(body("", "").replace("均为阴性", "明日起本小区由封控区调整为管控区,居民可在小区内活动但不得聚集"));
        ask(null, "明日起本小区由封控区调整为管控区,居民可在小区内活动但不得聚集").body("result", equalTo("UNKNOWN"));
        assertThat(draft).isNotNull();
    }

    @Test
    void withdrawn_replaced_and_expired_notices_are_said_as_such() {
        String update = drafted(body("", "\"updates\":\"" + id + "\",").replace("均为阴性", "全部重采"));
        publish(update).statusCode(200);
        ask(code, null)
                .body("standing", equalTo("REPLACED"))
                .body("notice.replacedBy", equalTo(update));
        String other = publish(update).extract().path("type");
        assertThat(other).isNotNull();
        post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices/" + update + "/cancellation", "")
                .statusCode(200);
        ask(null, "采样结果 全部重采").body("standing", equalTo("WITHDRAWN"));
        String short_ =
                drafted(body("", "\"expiresAt\":\"" + clock.instant().plusSeconds(60) + "\","));
        String shortCode = publish(short_).statusCode(200).extract().path("code");
        clock.tick(Duration.ofMinutes(2));
        ask(shortCode, null).body("standing", equalTo("EXPIRED"));
    }

    @Test
    void asking_too_often_is_refused_for_a_while_without_a_token() {
        int status = 200;
        int asked = 0;
        while (status == 200 && asked < 200) {
            status = ask(code, null).extract().statusCode();
            asked++;
        }

        assertThat(status).isEqualTo(429);
        assertThat(asked).isEqualTo(61);
        ask(code, null).statusCode(429).header("Retry-After", notNullValue());
        given().auth()
                .oauth2(Tokens.frontend(ADMIN_DISTRICT, BOT))
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\"}")
                .post("/v1/notices/verification")
                .then()
                .statusCode(200);
        clock.tick(Duration.ofSeconds(2));
        ask(code, null).statusCode(200);
    }

    @Test
    void notices_of_a_release_without_imprints_are_found_after_a_while() {
        jdbi.useHandle(
                h -> {
                    h.execute("truncate notice_mark, notice_print, notice_imprint");
                });
        ask(null, BODY).body("result", equalTo("UNKNOWN"));

        Instant now = clock.instant();
        assertThat(catchUp.runOnce(now)).isEqualTo(1);
        assertThat(catchUp.runOnce(now)).isZero();

        ask(null, BODY).body("result", equalTo("GENUINE"));
        given().get("/v1/notices").then().body("items", hasSize(1));
    }
}
