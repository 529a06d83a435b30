package org.qunli.kit.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {

    private static final String BOT = "wecom/ww-quanzhou";

    private static ValidatableResponse onBehalfOf(String header, String path) {
        return given().auth()
                .oauth2(Tokens.frontend("350583", BOT))
                .header("On-Behalf-Of", header)
                .get(path)
                .then();
    }

    private static String wecom(String user) {
        return "channel=\"wecom\", tenant=\"ww-quanzhou\", user=" + user;
    }

    @Test
    void public_operation_needs_no_token_and_an_unannotated_one_is_closed() {
        given().get("/probe/public").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.admin("350583"))
                .get("/probe/unannotated")
                .then()
                .statusCode(403);
    }

    @Test
    void front_end_alone_has_only_its_own_role() {
        String token = Tokens.frontend("350583", BOT);

        given().auth().oauth2(token).get("/probe/officers").then().statusCode(403);
        given().auth().oauth2(token).get("/probe/frontends").then().statusCode(200);
    }

    @Test
    void front_end_on_behalf_of_a_person_has_exactly_that_persons_rights() {
        onBehalfOf(wecom("\"u-lin\""), "/probe/officers")
                .statusCode(200)
                .body(equalTo("true false"));
        onBehalfOf(wecom("\"u-chen\""), "/probe/residents")
                .statusCode(200)
                .body(equalTo("false true"));
        onBehalfOf(wecom("\"u-chen\""), "/probe/officers").statusCode(403);
        onBehalfOf(wecom("\"u-lin\""), "/probe/frontends").statusCode(403);
    }

    @Test
    void display_string_names_a_person_with_another_script() {
        onBehalfOf(wecom("%\"%e9%99%88\""), "/probe/officers").statusCode(200);
    }

    @Test
    void every_person_a_front_end_cannot_speak_for_is_equally_unknown() {
        onBehalfOf(wecom("\"u-nobody\""), "/probe/officers")
                .statusCode(403)
                .body("type", equalTo("/problems/unknown-person"));
        onBehalfOf("channel=\"wecom\", tenant=\"ww-other\", user=\"u-lin\"", "/probe/officers")
                .statusCode(403)
                .body("type", equalTo("/problems/unknown-person"));
        onBehalfOf("channel=\"dingtalk\", tenant=\"d\", user=\"u-lin\"", "/probe/officers")
                .statusCode(403)
                .body("type", equalTo("/problems/unknown-person"));
        given().auth()
                .oauth2(Tokens.admin("350583"))
                .header("On-Behalf-Of", wecom("\"u-lin\""))
                .get("/probe/officers")
                .then()
                .statusCode(403);
    }

    @Test
    void header_that_is_no_structured_dictionary_gets_a_400() {
        for (String bad :
                new String[] {
                    "u-lin", "channel=wecom", wecom("\"\""), wecom("%\"%ff\""), "a=\"b"
                }) {
            onBehalfOf(bad, "/probe/officers")
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-on-behalf-of"));
        }
    }

    @Test
    void person_with_an_own_token_reaches_only_own_zones() {
        given().auth()
                .oauth2(Tokens.person(Roles.OFFICER, "u-lin"))
                .get("/probe/officers")
                .then()
                .body(equalTo("true false"));
        given().auth()
                .oauth2(Tokens.person(Roles.OFFICER, "stranger"))
                .get("/probe/officers")
                .then()
                .body(equalTo("false false"));
    }

    @Test
    void concealed_resource_is_not_there_for_a_wrong_role() {
        String absent =
                given().auth()
                        .oauth2(Tokens.admin("350583"))
                        .get("/concealed-not")
                        .then()
                        .statusCode(404)
                        .extract()
                        .path("detail");

        given().auth()
                .oauth2(Tokens.admin("350583"))
                .get("/concealed")
                .then()
                .statusCode(404)
                .body("detail", equalTo(absent));
    }

    @Test
    void defect_tells_nothing_but_a_trace_id() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/probe/defect")
                .then()
                .statusCode(500)
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body(not(containsString("secret")));
    }
}
