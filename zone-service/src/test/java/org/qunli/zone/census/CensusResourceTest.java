package org.qunli.zone.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CensusResourceTest {

    private static final String LIST = "楼栋,单元,房号,标记\n8,1,1203,透析\n8,1,1204,\n";

    @TestHTTPResource URL home;

    @Inject Cleanup cleanup;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @Inject HouseholdImporter importer;

    @Inject ImportCleaner cleaner;

    private String zone;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
        zone = Town.zone();
    }

    private Response send(byte[] file) {
        return CensusTown.send(zone, file);
    }

    private Response send(String file) {
        return CensusTown.send(zone, file);
    }

    private String path() {
        return CensusTown.path(zone);
    }

    private static Response errors(Response answer) {
        return Town.asAdmin()
                .queryParam("limit", 200)
                .get("/v1/imports/" + answer.path("id") + "/errors");
    }

    private void nothing_is_there() {
        Town.asAdmin().get(path()).then().body("items", empty());
        assertThat(Town.events("household.changed")).isEmpty();
    }

    private long rows(String table) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from <table>")
                                .define("table", table)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void list_is_taken_in_whole_and_told_household_by_household() {
        Response answer = send(LIST);

        answer.then()
                .statusCode(202)
                .header("Location", containsString("/v1/imports/"))
                .body("state", equalTo("DONE"))
                .body("charset", equalTo("UTF-8"))
                .body("rowsRead", equalTo(2))
                .body("rowsApplied", equalTo(2))
                .body("created", equalTo(2))
                .body("changed", equalTo(true));
        Town.asAdmin()
                .get(path())
                .then()
                .body("items.label", contains("8-1-1203", "8-1-1204"))
                .body("items[0].flags", contains("DIALYSIS"))
                .body("items[0].nextCheckInDueAt", equalTo("2026-04-05T02:00:00Z"));
        assertThat(Town.events("household.changed")).hasSize(2);
        var told = Town.events("household.changed").get(0);
        assertThat(told.at("/data/flags/0").asText()).isEqualTo("DIALYSIS");
        assertThat(told.at("/data/checkInEvery").asText()).isEqualTo("PT24H");
        assertThat(told.at("/data/nextCheckInDueAt").asText()).isEqualTo("2026-04-05T02:00:00Z");
        assertThat(told.at("/data/personal/label").asText()).isEqualTo("8-1-1203");
        assertThat(told.at("/subjectversion").asLong()).isEqualTo(1);
        cleaner.runOnce(clock.instant());
        assertThat(rows("household_import_row")).isZero();
        assertThat(rows("household_import_plan")).isZero();
        assertThat(rows("event_staged")).isZero();
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/imports")
                .then()
                .body("items.id", contains((String) answer.path("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16", "BOM"})
    void encoding_is_found_by_itself(String encoding) {
        byte[] file =
                encoding.equals("BOM")
                        ? ("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8)
                        : LIST.getBytes(Charset.forName(encoding));

        send(file).then().statusCode(202).body("state", equalTo("DONE"));

        Town.asAdmin().get(path()).then().body("items[0].flags", contains("DIALYSIS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separators_quotes_and_line_ends_are_read_as_spreadsheets_write_them(String separator) {
        String file =
                String.join(separator, "Building", "Room No.", "Label", "Extra")
                        + "\r\n"
                        + String.join(separator, "\"8\"", "1203", "\"A,B;C\t\"\"D\"\"\r\nE\"", "x")
                        + "\r\n\r\n"
                        + String.join(separator, "9", "1", "", "")
                        + "\r\n";

        send(file)
                .then()
                .statusCode(202)
                .body("state", equalTo("DONE"))
                .body("ignoredColumns", contains("Extra"));

        Town.asAdmin().get(path()).then().body("items.label", contains("A,B;C\t\"D\"\r\nE", "9-1"));
    }

    @Test
    void every_bad_row_is_named_with_line_and_reason_and_nothing_is_done() {
        String file =
                "building,unit,room,label,flags\n"
                        + "8,1,1203,,\n"
                        + "8,1,,,\n"
                        + "8,1,1203,,\n"
                        + "8,1,1205,,RICH\n"
                        + "8,1,"
                        + "x".repeat(51)
                        + ",,\n"
                        + "8,1,12\u000007,,\n"
                        + "8,1,1208,,,,\n"
                        + "8,1,1209,\"two\nlines\",\n"
                        + "8,1,,,DIALYSIS|POOR\n";

        Response answer = send(file);

        answer.then()
                .statusCode(202)
                .body("state", equalTo("REJECTED"))
                .body("errors", equalTo(8))
                .body("rowsApplied", equalTo(0));
        errors(answer)
                .then()
                .body("items.line", contains(3, 4, 5, 6, 7, 8, 11, 11))
                .body(
                        "items.reason",
                        contains(
                                "REQUIRED",
                                "DUPLICATE_DOOR",
                                "UNKNOWN_FLAG",
                                "TOO_LONG",
                                "NOT_STORABLE",
                                "TOO_MANY_CELLS",
                                "REQUIRED",
                                "UNKNOWN_FLAG"))
                .body("items[1].text.en", containsString("line 2"))
                .body("items[1].text.zh", containsString("第 2 行"));
        nothing_is_there();
    }

    @Test
    void errors_come_page_by_page() {
        Response answer =
                send(
                        "building,room\n"
                                + IntStream.range(0, 7)
                                        .mapToObj(i -> "8,\n")
                                        .collect(Collectors.joining()));
        String path = "/v1/imports/" + answer.path("id") + "/errors";

        String next =
                Town.asAdmin()
                        .queryParam("limit", 5)
                        .get(path)
                        .then()
                        .body("items.line", contains(2, 3, 4, 5, 6))
                        .extract()
                        .path("next");

        Town.asAdmin()
                .queryParam("limit", 5)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("items.line", contains(7, 8));
    }

    @Test
    void what_is_no_list_is_refused_at_once() {
        refused("", "empty");
        refused("\n\n", "empty");
        refused("%PDF-1.7\n\u0000\u0001\u0002", "no column");
        refused("楼栋,标记\n8,\n", "room");
        refused("building,room,楼栋\n8,1,8\n", "twice");
        CensusTown.csv(Tokens.admin(Town.NANAN))
                .contentType("text/csv; charset=ISO-8859-1")
                .body(LIST.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Content-Type"));
        send(new byte[] {'a', (byte) 0xFF, (byte) 0xFF, '\n'}).then().statusCode(400);
        CensusTown.csv(Tokens.admin(Town.NANAN))
                .contentType("application/zip")
                .body(new byte[] {80, 75, 3, 4})
                .post(path())
                .then()
                .statusCode(415);
        Town.asAdmin().get("/v1/zones/" + zone + "/imports").then().body("items", empty());
    }

    private void refused(String file, String word) {
        send(file)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.message", hasItem(containsString(word)));
    }

    @Test
    void a_quote_that_is_not_closed_ends_the_reading_in_bounded_memory() {
        Response answer = send("building,room\n8,1\n8,\"2" + "x,y\n".repeat(100_000));

        answer.then().statusCode(202).body("state", equalTo("REJECTED"));
        errors(answer).then().body("items.reason", contains("UNREADABLE"));
        nothing_is_there();
    }

    @Test
    void an_upload_of_101_megabytes_is_refused_before_it_is_sent() throws Exception {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST "
                                    + path()
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                                    + "Authorization: Bearer "
                                    + Tokens.admin(Town.NANAN)
                                    + "\r\nContent-Length: 105906176\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoTimeout(10_000);

            String answer = firstPart(socket.getInputStream());

            assertThat(answer).contains("413").contains("/problems/body-too-large");
        }
        nothing_is_there();
    }

    private static String firstPart(InputStream in) throws Exception {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!text.toString().contains("traceId")) {
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    @Test
    void json_is_not_let_in_by_the_larger_limit_of_lists() {
        Town.asAdmin()
                .body("{\"building\":\"" + "x".repeat(9_000_000) + "\"}")
                .post(path())
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/body-too-large"));
    }

    @Test
    void file_larger_than_json_may_be_is_read() {
        String rows =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "8," + i + "," + "x".repeat(9_500) + "\n")
                        .collect(Collectors.joining());

        send("building,room,note\n" + rows).then().statusCode(202).body("created", equalTo(1_000));
    }

    @Test
    void households_are_updated_by_door_and_the_same_file_again_changes_nothing() {
        send(LIST);
        int told = Town.events("household.changed").size();

        send(LIST)
                .then()
                .statusCode(202)
                .body("state", equalTo("DONE"))
                .body("changed", equalTo(false))
                .body("unchanged", equalTo(2));
        assertThat(Town.events("household.changed")).hasSize(told);

        send("building,unit,room,label\n8,1,1203,陈家\n8,1,1301,\n")
                .then()
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("closed", equalTo(0));
        Town.asAdmin()
                .get(path())
                .then()
                .body("items.label", contains("陈家", "8-1-1204", "8-1-1301"))
                .body("items[0].flags", contains("DIALYSIS"));
    }

    @Test
    void labels_change_hands_within_a_file_but_are_not_taken_from_others() {
        send("building,room,label\n8,1,A\n8,2,B\n8,3,C\n");

        send("building,room,label\n8,1,B\n8,2,A\n").then().body("state", equalTo("DONE"));
        Town.asAdmin().get(path()).then().body("items.label", contains("B", "A", "C"));

        Response taken = send("building,room,label\n8,1,C\n");
        taken.then().body("state", equalTo("REJECTED"));
        errors(taken).then().body("items.reason", contains("LABEL_TAKEN"));
        Response twice = send("building,room,label\n9,1,X\n9,2,X\n");
        errors(twice).then().body("items.reason", contains("DUPLICATE_LABEL"));
    }

    @Test
    void households_missing_in_the_file_are_closed_if_wanted_and_empty() {
        send("building,room\n8,1\n8,2\n8,3\n");
        CensusTown.csv(Tokens.admin(Town.NANAN))
                .queryParam("missing", "CLOSE")
                .body("building,room\n8,1\n8,3\n".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .body("state", equalTo("DONE"))
                .body("closed", equalTo(1));
        Town.asAdmin().get(path()).then().body("items.label", contains("8-1", "8-3"));
        assertThat(Town.lastEvent("household.changed").at("/data/active").asBoolean(true))
                .isFalse();

        String home = Town.asAdmin().get(path()).path("items[1].id");
        Town.member(zone, home, "u-chen");
        Response refused =
                CensusTown.csv(Tokens.admin(Town.NANAN))
                        .queryParam("missing", "CLOSE")
                        .body("building,room\n8,1\n".getBytes(StandardCharsets.UTF_8))
                        .post(path());
        refused.then().body("state", equalTo("REJECTED"));
        errors(refused)
                .then()
                .body("items.reason", contains("STILL_INHABITED"))
                .body("items.line", contains(0));
        Town.asAdmin().get(path()).then().body("items", hasSize(2));
    }

    @Test
    void list_goes_out_as_it_comes_in_and_no_cell_is_a_formula() {
        String[] labels = {
            "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "'=x", "plain, \"quoted\"", "=1+1"
        };
        for (int i = 0; i < labels.length; i++) {
            Town.asAdmin()
                    .body(
                            org.qunli.kit.json.Json.write(
                                    java.util.Map.of(
                                            "building", "-" + i, "room", "1", "label", labels[i])))
                    .post(path())
                    .then()
                    .statusCode(201);
        }
        send("building,room,flags\n8,1,DIALYSIS INFANT\n");

        String sheet =
                CensusTown.csv(Tokens.admin(Town.NANAN))
                        .accept("text/csv")
                        .header("Accept-Language", "zh")
                        .get(path())
                        .then()
                        .statusCode(200)
                        .header("Content-Type", startsWith("text/csv"))
                        .extract()
                        .body()
                        .asString();

        assertThat(sheet).startsWith("\uFEFF楼栋,单元,房号,名称,标记\r\n").contains("透析、婴幼儿");
        for (String line : sheet.substring(1).split("\r\n")) {
            for (String cell : line.split(",")) {
                assertThat(cell.replaceFirst("^\"", "")).doesNotMatch("^[=+\\-@](?![0-9]+$).*");
            }
        }
        send(sheet)
                .then()
                .body("state", equalTo("DONE"))
                .body("changed", equalTo(false))
                .body("unchanged", equalTo(labels.length + 1));
    }

    @Test
    void an_officer_takes_and_gives_only_the_flags_of_the_post() {
        send("building,room,flags\n8,1,DIALYSIS NO_SMARTPHONE\n");
        Town.roster(zone, Town.officer("u-vol"), "VOLUNTEER", "[{\"always\":true}]");
        String volunteer = Tokens.person("officer", "u-vol");

        String sheet =
                CensusTown.csv(volunteer)
                        .accept("text/csv")
                        .get(path())
                        .then()
                        .extract()
                        .body()
                        .asString();
        assertThat(sheet).contains("NO_SMARTPHONE").doesNotContain("DIALYSIS");
        CensusTown.csv(volunteer)
                .body("building,room,flags\n8,1,\n".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .body("state", equalTo("DONE"));
        Town.asAdmin().get(path()).then().body("items[0].flags", contains("DIALYSIS"));
        Response refused =
                CensusTown.csv(volunteer)
                        .body(
                                "building,room,flags\n8,1,DIALYSIS\n"
                                        .getBytes(StandardCharsets.UTF_8))
                        .post(path());
        errors(refused).then().body("items.reason", contains("FLAG_NOT_FOR_YOUR_POST"));
    }

    @Test
    void strangers_find_no_list_and_no_import() {
        String id = send(LIST).path("id");
        String other = Tokens.admin("110101");

        CensusTown.csv(other).accept("text/csv").get(path()).then().statusCode(404);
        CensusTown.csv(other)
                .body(LIST.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(404);
        Town.as(other).get("/v1/imports/" + id).then().statusCode(404);
        Town.as(other).get("/v1/imports/" + id + "/errors").then().statusCode(404);
        Town.as(other).delete("/v1/imports/" + id).then().statusCode(404);
        CensusTown.csv(Tokens.frontend(Town.NANAN, Town.NETWORK))
                .body(LIST.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(403);
    }
}
