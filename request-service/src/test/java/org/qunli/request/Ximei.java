package org.qunli.request;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedConsumers;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** A sealed village to test in, told by the zones feed as zone-service would tell it. */
@ApplicationScoped
public class Ximei {

    public static final String NANAN = "350583";
    public static final String NETWORK = "wecom/ww-quanzhou";
    public static final UUID ZONE = id("zone");
    public static final String GROUP = "wr-ximei-3";
    public static final UUID CHEN_HOME = id("chen-home");
    public static final UUID CHEN = id("chen");
    public static final UUID WANG_HOME = id("wang-home");
    public static final UUID WANG = id("wang");
    public static final UUID LIN = id("lin");
    public static final UUID DOCTOR = id("doctor");
    public static final UUID GRID = id("grid");

    private final FeedConsumers consumers;

    private final Cleanup cleanup;

    private final SettableClock clock;

    private final Jdbi jdbi;

    private Map<String, Long> versions = new HashMap<>();

    Ximei(FeedConsumers consumers, Cleanup cleanup, SettableClock clock, Jdbi jdbi) {
        this.consumers = consumers;
        this.cleanup = cleanup;
        this.clock = clock;
        this.jdbi = jdbi;
    }

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty database with the village, two households and nobody rostered. */
    public void sealed() {
        cleanup.truncate("category", "emergency_number");
        versions = new HashMap<>();
        zones(
                event(
                        "district.changed",
                        "district/" + NANAN,
                        map(
                                "code",
                                NANAN,
                                "nameZh",
                                "南安市",
                                "nameEn",
                                "Nan'an",
                                "timeZone",
                                "Asia/Shanghai")),
                zone(ZONE, NANAN),
                group("binding-3", ZONE, GROUP, true),
                household(CHEN_HOME, ZONE),
                member(CHEN, CHEN_HOME, ZONE, "u-chen", "陈先生"),
                household(WANG_HOME, ZONE),
                member(WANG, WANG_HOME, ZONE, "u-wang", "王女士"));
    }

    /**
     * The village with Lin (township cadre, MEDICINE and CONTROL_RULES), a doctor and a grid worker
     * on duty.
     */
    public void served() {
        sealed();
        officer(LIN, "u-lin", "林志远", "TOWNSHIP_CADRE", List.of("MEDICINE", "CONTROL_RULES"));
        officer(DOCTOR, "u-doctor", "苏医生", "MEDICAL_WORKER", List.of("MEDICAL_CARE"));
        officer(GRID, "u-grid", "黄小梅", "GRID_WORKER", List.of("SUPPLIES"));
    }

    public void zones(FeedEvent... events) {
        consumers.deliver("zones", clock.instant(), events);
    }

    public void supervision(FeedEvent... events) {
        consumers.deliver("supervision", clock.instant(), events);
    }

    public FeedEvent event(String type, String subject, Map<String, Object> data) {
        return Events.event(
                type,
                subject,
                versions.merge(subject, 1L, Long::sum),
                NANAN,
                ZONE,
                clock.instant(),
                data);
    }

    public FeedEvent zone(UUID zone, String district) {
        return event(
                "zone.changed",
                "zone/" + zone,
                map(
                        "zoneId",
                        zone,
                        "district",
                        district,
                        "nameZh",
                        "溪美村",
                        "nameEn",
                        "Ximei",
                        "level",
                        "SEALED",
                        "status",
                        "ACTIVE"));
    }

    public FeedEvent group(String binding, UUID zone, String groupId, boolean active) {
        return event(
                "group.changed",
                "group/" + id(binding),
                map(
                        "bindingId",
                        id(binding),
                        "zoneId",
                        zone,
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "groupId",
                        groupId,
                        "forwarding",
                        "BOT",
                        "capabilities",
                        map("quote", true),
                        "active",
                        active));
    }

    public FeedEvent household(UUID household, UUID zone) {
        return event(
                "household.changed",
                "household/" + household,
                map(
                        "householdId",
                        household,
                        "zoneId",
                        zone,
                        "flags",
                        List.of(),
                        "active",
                        true,
                        "personal",
                        map("label", "8-1203")));
    }

    public FeedEvent member(UUID member, UUID household, UUID zone, String user, String name) {
        return event(
                "member.changed",
                "member/" + member,
                map(
                        "memberId",
                        member,
                        "householdId",
                        household,
                        "zoneId",
                        zone,
                        "subject",
                        user + "-sub",
                        "chatIds",
                        List.of(chat(user)),
                        "active",
                        true,
                        "personal",
                        map("name", name)));
    }

    private static Map<String, Object> chat(String user) {
        return map("channel", "wecom", "tenant", "ww-quanzhou", "userId", user);
    }

    /** An officer on duty in the village from an hour ago for ten hours. */
    public void officer(UUID officer, String user, String name, String post, List<String> duties) {
        officer(
                officer,
                user,
                name,
                post,
                duties,
                clock.instant().minus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofHours(10)));
    }

    public void officer(
            UUID officer,
            String user,
            String name,
            String post,
            List<String> duties,
            Instant from,
            Instant to) {
        zones(
                event(
                        "officer.changed",
                        "officer/" + officer,
                        map(
                                "officerId",
                                officer,
                                "district",
                                NANAN,
                                "subject",
                                user + "-sub",
                                "chatIds",
                                List.of(chat(user)),
                                "active",
                                true,
                                "personal",
                                map("name", name))),
                roster(officer, post, duties, from, List.of(map("from", from, "to", to))));
    }

    public FeedEvent roster(
            UUID officer,
            String post,
            List<String> duties,
            Instant from,
            List<Map<String, Object>> intervals) {
        return event(
                "roster.changed",
                "roster/" + ZONE + "/" + officer,
                map(
                        "zoneId",
                        ZONE,
                        "officerId",
                        officer,
                        "post",
                        post,
                        "duties",
                        duties,
                        "active",
                        true,
                        "from",
                        from,
                        "intervals",
                        intervals));
    }

    /**
     * A policy of 30 minutes for the first response and 4 hours for the resolution, for every need.
     */
    public void policy() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String category :
                List.of("MEDICINE", "SUPPLIES", "MEDICAL_CARE", "SANITATION", "OTHER")) {
            for (String priority : List.of("NORMAL", "HIGH", "URGENT")) {
                rows.add(
                        map(
                                "category",
                                category,
                                "priority",
                                priority,
                                "kind",
                                "FIRST_RESPONSE",
                                "duration",
                                "PT30M"));
                rows.add(
                        map(
                                "category",
                                category,
                                "priority",
                                priority,
                                "kind",
                                "RESOLUTION",
                                "duration",
                                "PT4H"));
            }
        }
        supervision(
                event(
                        "policy.flattened",
                        "policy/" + ZONE,
                        map("zoneId", ZONE, "name", "default", "version", 1, "rows", rows)));
    }

    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification asBot() {
        return as(Tokens.frontend(NANAN, NETWORK));
    }

    /** The bot on behalf of one of the village's people. */
    public static RequestSpecification asUser(String user) {
        return asBot().header(
                        "On-Behalf-Of",
                        "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"" + user + "\"");
    }

    /** A message to the village's group; {@code more} replaces or adds top-level members. */
    public static Map<String, Object> message(String id, String user, String text, Object... more) {
        Map<String, Object> message =
                map(
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "group",
                        map("id", GROUP),
                        "message",
                        map("id", id, "kind", "NEW", "sentAt", null, "text", text),
                        "sender",
                        map("id", user, "displayName", null));
        message.putAll(map(more));
        return message;
    }

    public static Map<String, Object> changed(String id, String kind, String user, String text) {
        return message(id, user, text, "message", map("id", id, "kind", kind, "text", text));
    }

    public static ValidatableResponse post(Map<String, Object> message) {
        return asBot().body(Json.write(message)).post("/v1/messages").then();
    }

    public static ValidatableResponse say(String id, String user, String text, Object... more) {
        return post(message(id, user, text, more)).statusCode(200);
    }

    /** Opens a request and answers its id. */
    public static String opened(String id, String user, String text, Object... more) {
        return say(id, user, text, more)
                .body("outcome", org.hamcrest.Matchers.equalTo("OPENED"))
                .extract()
                .path("requests[0].id");
    }

    /** Types of the events of a request in the own feed, in order. */
    public List<String> told(String request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select type from event where subject = :subject order by subject_version")
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }

    public int count(String table) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from <table>")
                                .define("table", table)
                                .mapTo(int.class)
                                .one());
    }
}
