package org.qunli.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.qunli.kit.feed.FeedConsumers;
import org.qunli.kit.saying.SayingExpiry;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** An active zone whose group has a bot, one whose group an officer serves, and the calls. */
public abstract class TwoZones {

    protected static final UUID XIMEI = UUID.fromString("01960000-0000-7000-8000-000000000001");

    protected static final UUID FENGZHOU = UUID.fromString("01960000-0000-7000-8000-000000000002");

    protected static final UUID BOT_GROUP = UUID.fromString("01960000-0000-7000-8000-0000000000b1");

    protected static final UUID HAND_GROUP =
            UUID.fromString("01960000-0000-7000-8000-0000000000b2");

    protected static final UUID LIN = UUID.fromString("01960000-0000-7000-8000-0000000000c1");

    protected static final String ADMIN_DISTRICT = "350583";

    protected static final String BOT = "wecom/ww-quanzhou";

    @Inject protected FeedConsumers consumers;

    @Inject protected SayingExpiry expiry;

    @Inject protected SettableClock clock;

    @Inject protected Cleanup cleanup;

    protected Events events;

    @BeforeEach
    void empty() {
        cleanup.truncate();
        events = new Events();
        zone(XIMEI, "SEALED", "ACTIVE");
        zone(FENGZHOU, "CONTROLLED", "ACTIVE");
        group(BOT_GROUP, XIMEI, "BOT", 2_048);
        group(HAND_GROUP, FENGZHOU, "OFFICER", 2_048);
        tell(
                "officer.changed",
                "officer/" + LIN,
                null,
                Map.of(
                        "officerId",
                        LIN,
                        "subject",
                        "lin",
                        "active",
                        true,
                        "chatIds",
                        List.of(
                                Map.of(
                                        "channel",
                                        "wecom",
                                        "tenant",
                                        "ww-quanzhou",
                                        "userId",
                                        "u-lin"))));
        tell(
                "roster.changed",
                "roster/x",
                FENGZHOU,
                Map.of("zoneId", FENGZHOU, "officerId", LIN, "active", true));
    }

    protected void tell(String type, String subject, UUID zone, Object data) {
        consumers.deliver(
                "zones", events.next(type, subject, ADMIN_DISTRICT, zone, clock.instant(), data));
    }

    protected void zone(UUID id, String level, String status) {
        tell(
                "zone.changed",
                "zone/" + id,
                id,
                Map.of(
                        "zoneId",
                        id,
                        "district",
                        ADMIN_DISTRICT,
                        "nameZh",
                        "溪美",
                        "nameEn",
                        "Ximei",
                        "level",
                        level,
                        "status",
                        status));
    }

    protected void group(UUID id, UUID zone, String forwarding, int maxTextBytes) {
        tell(
                "group.changed",
                "group/" + id,
                zone,
                Map.of(
                        "bindingId",
                        id,
                        "zoneId",
                        zone,
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "groupId",
                        "g-" + id,
                        "forwarding",
                        forwarding,
                        "active",
                        true,
                        "capabilities",
                        Map.of("maxTextBytes", maxTextBytes)));
    }

    protected static String body(String targets, String more) {
        return """
               {"kind":"ENVIRONMENT_SAMPLING","severity":"MINOR",%s
                "source":{"authority":"南安市指挥部","documentNumber":"7"},
                "texts":[{"language":"ZH","headline":"采样结果","body":"均为阴性"},
                         {"language":"EN","headline":"Sampling","body":"All negative"}],
                "targets":{"districts":["350583"]%s}}
               """
                .formatted(more, targets);
    }

    protected static ValidatableResponse post(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    protected static String drafted(String body) {
        return post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices", body)
                .statusCode(201)
                .header("Location", notNullValue())
                .extract()
                .path("id");
    }

    protected static ValidatableResponse publish(String id) {
        return post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices/" + id + "/publication", "{}");
    }

    protected static ValidatableResponse deliveries(String token, String id) {
        return given().auth().oauth2(token).get("/v1/notices/" + id + "/deliveries").then();
    }

    protected static ValidatableResponse report(
            String token, String id, UUID binding, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/notices/" + id + "/deliveries/" + binding)
                .then();
    }

    protected static List<Map<String, Object>> feed(String token, String types) {
        return given().auth()
                .oauth2(token)
                .get("/v1/events/notices?types=" + types)
                .then()
                .statusCode(200)
                .extract()
                .path("events");
    }

    protected static String sayingOf(String token) {
        return feed(token, "saying.ready").stream()
                .map(e -> (Map<?, ?>) e.get("data"))
                .map(d -> (String) d.get("sayingId"))
                .findFirst()
                .orElseThrow();
    }
}
