package org.qunli.zone;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.Tokens;

/** A small town to test in, made over HTTP as its administrator would. */
public final class Town {

    public static final String NANAN = "350583";
    public static final String NETWORK = "wecom/ww-quanzhou";

    private Town() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification asAdmin() {
        return as(Tokens.admin(NANAN));
    }

    public static RequestSpecification asFrontend() {
        return as(Tokens.frontend(NANAN, NETWORK));
    }

    public static void district() {
        district(NANAN, "Asia/Shanghai");
    }

    public static void district(String code, String timeZone) {
        as(Tokens.admin(code))
                .body(
                        """
                        {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"%s"}"""
                                .formatted(timeZone))
                .put("/v1/districts/" + code)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    /** A district and an active zone of it. */
    public static String zone() {
        return zone(NANAN);
    }

    public static String zone(String district) {
        district(district, "Asia/Shanghai");
        return created(
                as(Tokens.admin(district))
                        .body(
                                """
                                {"district":"%s","name":{"zh":"溪美三号楼","en":"Ximei 3"},
                                 "level":"SEALED","status":"ACTIVE"}"""
                                        .formatted(district))
                        .post("/v1/zones"));
    }

    public static String household(String zone, String building, String room) {
        return created(
                asAdmin()
                        .body(
                                """
                                {"building":"%s","room":"%s"}"""
                                        .formatted(building, room))
                        .post("/v1/zones/" + zone + "/households"));
    }

    public static String chat(String user) {
        return """
        {"channel":"wecom","tenant":"ww-quanzhou","userId":"%s"}"""
                .formatted(user);
    }

    public static String member(String zone, String household, String user) {
        return created(
                asAdmin()
                        .body(
                                """
                                {"householdId":"%s","name":"陈先生","chatIds":[%s]}"""
                                        .formatted(household, chat(user)))
                        .post("/v1/zones/" + zone + "/members"));
    }

    public static String officer(String user) {
        return created(
                asAdmin()
                        .body(
                                """
                                {"district":"350583","name":"林志远","nameEn":"Lin Zhiyuan",
                                 "phone":"0595-5550101","unit":"溪美街道","subject":"%s","chatIds":[%s]}"""
                                        .formatted(user, chat(user)))
                        .post("/v1/officers"));
    }

    /** Puts an officer on a roster for medicine, with these shifts. */
    public static Response roster(String zone, String officer, String post, String shifts) {
        return asAdmin()
                .header("If-None-Match", "*")
                .body(
                        """
                        {"post":"%s","duties":["MEDICINE"],"shifts":%s}"""
                                .formatted(post, shifts))
                .put("/v1/zones/" + zone + "/roster/" + officer);
    }

    public static String group(String zone, String group) {
        return created(
                asFrontend()
                        .body(
                                """
                                {"channel":"wecom","tenant":"ww-quanzhou","groupId":"%s"}"""
                                        .formatted(group))
                        .post("/v1/zones/" + zone + "/groups"));
    }

    public static String created(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    /** The header with which a front-end speaks for a user of its channel. */
    public static String onBehalfOf(String user) {
        return "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"%s\"".formatted(user);
    }

    /** All events of a type so far, as another service reads them. */
    public static List<JsonNode> events(String type) {
        return events(Tokens.service(), type);
    }

    public static List<JsonNode> events(String token, String type) {
        String page =
                as(token)
                        .queryParam("limit", 1000)
                        .queryParam("types", type)
                        .get("/v1/events/zones")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        return new ArrayList<>(
                StreamSupport.stream(Json.tree(page).get("events").spliterator(), false).toList());
    }

    public static JsonNode lastEvent(String type) {
        List<JsonNode> all = events(type);
        return all.get(all.size() - 1);
    }
}
