package org.qunli.zone.census;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

/** Sends lists of households, as files without a charset. */
final class CensusTown {

    private CensusTown() {}

    static RequestSpecification csv(String token) {
        return RestAssured.given()
                .config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .auth()
                .oauth2(token)
                .contentType("text/csv");
    }

    static String path(String zone) {
        return "/v1/zones/" + zone + "/households";
    }

    static Response send(String zone, byte[] file) {
        return csv(Tokens.admin(Town.NANAN)).body(file).post(path(zone));
    }

    static Response send(String zone, String file) {
        return send(zone, file.getBytes(StandardCharsets.UTF_8));
    }
}
