package org.qunli.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditTrailTest {

    private static final String DISTRICT = "350583";

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty_tables() {
        cleanup.truncate();
    }

    private static void say(String word) {
        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + word + "\"}")
                .post("/probe/words");
    }

    private static ValidatableResponse trail(String district, String query) {
        return given().auth()
                .oauth2(Tokens.of(Roles.AUDITOR, "auditor-1", Set.of(district), Set.of()))
                .get("/v1/audit/kit" + query)
                .then();
    }

    @Test
    void what_an_administrator_asked_is_in_the_trail_even_if_refused() {
        say("hello");
        say("refuse");

        trail(DISTRICT, "?client=admin-client:admin-1")
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].operation", equalTo("POST /probe/words"))
                .body("items[0].role", equalTo("admin"))
                .body("items[0].districts", contains(DISTRICT));
    }

    @Test
    void auditors_looks_are_in_it_too_with_what_stood_in_the_path() {
        trail(DISTRICT, "");

        trail(DISTRICT, "?about=kit")
                .body("items[1].client", equalTo("auditor-client:auditor-1"))
                .body("items[1].operation", equalTo("GET /v1/audit/{service}"))
                .body("items[1].about", contains("kit"));
    }

    @Test
    void trail_is_read_to_its_end_in_parts() {
        say("one");
        say("two");
        String query = "?operation=POST /probe/words&limit=1";

        String next = trail(DISTRICT, query).body("items", hasSize(1)).extract().path("next");
        trail(DISTRICT, query + "&cursor=" + next)
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }

    @Test
    void auditor_of_another_district_and_other_roles_see_nothing() {
        say("hello");

        trail("350521", "?client=admin-client:admin-1").body("items", empty());
        given().auth().oauth2(Tokens.admin(DISTRICT)).get("/v1/audit/kit").then().statusCode(404);
        given().auth()
                .oauth2(Tokens.of(Roles.AUDITOR, "a", Set.of(DISTRICT), Set.of()))
                .get("/v1/audit/other")
                .then()
                .statusCode(404);
    }

    @Test
    void front_ends_and_supervisors_leave_no_entry() {
        given().auth()
                .oauth2(Tokens.frontend(DISTRICT, "wecom/ww-quanzhou"))
                .get("/probe/frontends");
        given().auth()
                .oauth2(Tokens.of(Roles.SUPERVISOR, "covert-1", Set.of(DISTRICT), Set.of()))
                .get("/concealed")
                .then()
                .statusCode(200);

        trail(DISTRICT, "?to=2999-01-01T00:00:00Z").body("items.role", contains("auditor"));
    }

    @Test
    void supervisors_role_beside_it_hides_no_administrator() {
        String both =
                Tokens.of(
                        Set.of(Roles.ADMIN, Roles.SUPERVISOR),
                        "both-1",
                        Map.of("districts", Set.of(DISTRICT)));
        given().auth().oauth2(both).get("/concealed").then().statusCode(200);
        given().auth()
                .oauth2(both)
                .contentType(ContentType.JSON)
                .body("{\"text\":\"hello\"}")
                .post("/probe/words");

        trail(DISTRICT, "?to=2999-01-01T00:00:00Z")
                .body("items.operation", hasItem("POST /probe/words"))
                .body("items.operation", not(hasItem("GET /concealed")));
    }

    @Test
    void what_is_no_id_in_a_path_is_not_kept() {
        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .get("/v1/consumers/kit/a neighbour of 陈先生/parked");

        trail(DISTRICT, "?client=admin-client:admin-1")
                .body("items[0].operation", equalTo("GET /v1/consumers/{service}/{feed}/parked"))
                .body("items[0].about", contains("kit", "?"));
    }

    @Test
    void trail_goes_out_as_a_sheet() {
        say("hello");

        String sheet =
                given().auth()
                        .oauth2(Tokens.of(Roles.AUDITOR, "a", Set.of(DISTRICT), Set.of()))
                        .accept("text/csv")
                        .get("/v1/audit/kit?client=admin-client:admin-1")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString();

        assertThat(sheet.lines()).hasSize(2);
        assertThat(sheet).contains("admin-client:admin-1,admin,350583,POST /probe/words");
    }

    @Test
    void administrator_who_is_a_front_end_too_reads_the_feed() {
        given().auth()
                .oauth2(
                        Tokens.of(
                                Set.of(Roles.ADMIN, Roles.FRONTEND),
                                "both-2",
                                Map.of("districts", Set.of(DISTRICT))))
                .get("/v1/events/zones")
                .then()
                .statusCode(200);
    }

    /** Found by HostileInput: too short to hold the seal. */
    @Test
    void cursor_that_is_none_is_refused() {
        for (String cursor : List.of("00000000-0000-0000-0000-000000000000", "x", "%00", "AAAA")) {
            trail(DISTRICT, "?cursor=" + cursor)
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-cursor"));
        }
    }

    /** As in a deployment: one role owns and migrates, another serves. */
    @Test
    void who_serves_can_add_and_read_and_not_change() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(
                                System.getProperty(PostgresResource.SUPERUSER_URL));
                Statement sql = owner.createStatement()) {
            sql.execute("drop schema if exists trail cascade");
            sql.execute("drop role if exists trail_serving");
            sql.execute("create schema trail");
            sql.execute("create role trail_serving");
            sql.execute("grant usage on schema trail to trail_serving");
            sql.execute(
                    "alter default privileges in schema trail"
                            + " grant select, insert, update, delete on tables to trail_serving");
            sql.execute("set search_path to trail");
            sql.execute(migration());
            sql.execute("set role trail_serving");

            sql.execute(
                    "insert into audit_entry values (gen_random_uuid(), '2026-04-04', 'c', 'admin',"
                            + " '{}', 'GET /', '{}')");

            for (String change :
                    List.of(
                            "update audit_entry set client = 'another'",
                            "delete from audit_entry",
                            "truncate audit_entry")) {
                assertThatThrownBy(() -> sql.execute(change))
                        .hasMessageContaining("permission denied");
            }
            assertThat(sql.executeQuery("select 1 from audit_entry").next()).isTrue();
            sql.execute("reset role");
            sql.execute("drop schema trail cascade");
            sql.execute("drop role trail_serving");
        }
    }

    private static String migration() {
        try (var in = AuditTrailTest.class.getResourceAsStream("/db/kit/V20261126.30__audit.sql")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
