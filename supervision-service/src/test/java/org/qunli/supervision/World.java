package org.qunli.supervision;

import static io.restassured.RestAssured.given;

import com.github.f4b6a3.uuid.UuidCreator;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedConsumers;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** A small sealed world, told through the feeds as the other services would tell it. */
@ApplicationScoped
public class World {

    public static final String DISTRICT = "350583";

    public static final String ROUTE = "wecom/ww-quanzhou";

    private final FeedConsumers consumers;

    private final Cleanup cleanup;

    private final SettableClock clock;

    private final Jdbi jdbi;

    private Events events = new Events();

    private int worlds;

    World(FeedConsumers consumers, Cleanup cleanup, SettableClock clock, Jdbi jdbi) {
        this.consumers = consumers;
        this.cleanup = cleanup;
        this.clock = clock;
        this.jdbi = jdbi;
    }

    /** Nothing anywhere, the watch included. */
    public void begin() {
        cleanup.truncate();
        events = new Events();
        worlds++;
        Jdbi.create(System.getProperty(SupervisionPostgres.SUPERUSER_URL))
                .useHandle(
                        h ->
                                h.execute(
                                        "truncate watch.team, watch.team_supervisor, watch.team_zone,"
                                                + " watch.nudge, watch.look, watch.taking, watch.author"));
        tell(
                "zones",
                "district.changed",
                "district/" + DISTRICT,
                null,
                Map.of(
                        "code",
                        DISTRICT,
                        "nameZh",
                        "南安市",
                        "nameEn",
                        "Nan'an",
                        "timeZone",
                        "Asia/Shanghai"));
    }

    public Instant now() {
        return clock.instant();
    }

    public Instant tick(String duration) {
        return clock.tick(Duration.parse(duration));
    }

    public void tell(String feed, String type, String subject, UUID zone, Object data) {
        tellLate(feed, type, subject, zone, now(), data);
    }

    /** Something that happened at {@code at} and is heard now. */
    public void tellLate(
            String feed, String type, String subject, UUID zone, Instant at, Object data) {
        consumers.deliver(feed, now(), events.next(type, subject, DISTRICT, zone, at, data));
    }

    /** The feeds were read up to now, and brought nothing. */
    public void caughtUp() {
        jdbi.useHandle(
                h -> {
                    for (String feed : List.of("zones", "requests", "notices")) {
                        h.createUpdate(
                                        """
                                        insert into feed_cursor (feed, as_of) values (:feed, :now)
                                        on conflict (feed) do update set as_of = :now
                                        """)
                                .bind("feed", feed)
                                .bind("now", now())
                                .execute();
                    }
                });
    }

    public UUID zone() {
        return zone("SEALED");
    }

    public UUID zone(String level) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        tell(
                "zones",
                "zone.changed",
                "zone/" + id,
                id,
                Map.of(
                        "zoneId",
                        id,
                        "district",
                        DISTRICT,
                        "nameZh",
                        "西美村 3 号楼",
                        "nameEn",
                        "Ximei 3",
                        "level",
                        level,
                        "status",
                        "ACTIVE"));
        group(id, "wecom", "ww-quanzhou", "ALWAYS");
        return id;
    }

    public void group(UUID zone, String channel, String tenant, String privateMessage) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        tell(
                "zones",
                "group.changed",
                "group/" + id,
                zone,
                Map.of(
                        "bindingId",
                        id,
                        "zoneId",
                        zone,
                        "channel",
                        channel,
                        "tenant",
                        tenant,
                        "groupId",
                        "g-" + id,
                        "capabilities",
                        Map.of("privateMessage", privateMessage),
                        "active",
                        true));
    }

    /** An officer on duty for the next fortnight. */
    public UUID officer(UUID zone, String post, ChatId... chats) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        tell(
                "zones",
                "officer.changed",
                "officer/" + id,
                null,
                Map.of(
                        "officerId",
                        id,
                        "district",
                        DISTRICT,
                        "subject",
                        "sub-" + id,
                        "chatIds",
                        List.of(chats),
                        "active",
                        true));
        Instant from = now().minus(Duration.ofDays(1));
        tell(
                "zones",
                "roster.changed",
                "roster/" + zone + "/" + id,
                zone,
                Map.of(
                        "zoneId",
                        zone,
                        "officerId",
                        id,
                        "post",
                        post,
                        "duties",
                        List.of("MEDICINE"),
                        "active",
                        true,
                        "from",
                        from,
                        "intervals",
                        List.of(Map.of("from", from, "to", now().plus(Duration.ofDays(14))))));
        return id;
    }

    public UUID request(UUID zone, UUID assignee) {
        return request(UuidCreator.getTimeOrderedEpoch(), zone, assignee, "NORMAL");
    }

    public UUID request(UUID id, UUID zone, UUID assignee, String priority) {
        Map<String, Object> data = about(id, zone);
        data.put("category", "MEDICINE");
        data.put("priority", priority);
        data.put("lifeAtRisk", false);
        data.put("cycle", 1);
        data.put("helpers", List.of());
        if (assignee != null) {
            data.put("assignee", Map.of("officerId", assignee, "post", "TOWNSHIP_CADRE"));
        }
        data.put("personal", Map.of("excerpt", "我的药吃完了"));
        tell("requests", "request.opened", "request/" + id, zone, data);
        return id;
    }

    public void happens(String type, UUID request, UUID zone, Map<String, Object> more) {
        happened(type, request, zone, now(), more);
    }

    /** Something that happened earlier and is heard now. */
    public void happened(
            String type, UUID request, UUID zone, Instant at, Map<String, Object> more) {
        Map<String, Object> data = about(request, zone);
        data.put("at", at);
        data.putAll(more);
        tellLate("requests", type, "request/" + request, zone, at, data);
    }

    private Map<String, Object> about(UUID request, UUID zone) {
        Map<String, Object> data = new HashMap<>();
        data.put("requestId", request);
        data.put("zoneId", zone);
        data.put("district", DISTRICT);
        data.put("at", now());
        return data;
    }

    /** A policy with this ladder; first response 10 minutes, no spot reminders. */
    public void policy(String steps) {
        given().auth()
                .oauth2(Tokens.admin(DISTRICT))
                .contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(policyBody(steps))
                .put(policyPath())
                .then()
                .statusCode(201);
    }

    /** Another one in each test: versions never change, so the service keeps them in memory. */
    public String policyName() {
        return "nanan-" + worlds;
    }

    public String policyPath() {
        return "/v1/policies/" + policyName();
    }

    public static String policyBody(String steps) {
        return """
               {"durations": {"FIRST_RESPONSE": "PT10M", "RESOLUTION": "PT2H",
                              "CONFIRMATION": "PT1H", "FORWARD": "PT15M"},
                "spotShare": 0, "steps": [%s]}
               """
                .formatted(steps);
    }

    public static String step(String clock, String offset, String action, String target) {
        return "{\"clock\":\"%s\",\"offset\":\"%s\",\"action\":\"%s\",\"target\":\"%s\"}"
                .formatted(clock, offset, action, target);
    }

    public static String token(String role, String subject) {
        return Tokens.of(role, subject, Set.of(DISTRICT), Set.of());
    }

    public static ChatId wecom(String user) {
        return new ChatId("wecom", "ww-quanzhou", user);
    }

    /** How many rows answer the question. */
    public int count(String from) {
        return jdbi.withHandle(
                h ->
                        h.createQuery("select count(*) from <from>")
                                .define("from", from)
                                .mapTo(int.class)
                                .one());
    }

    public List<String> texts(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).list());
    }

    /** A front-end's receipt for the newest saying to this person. */
    public void receipt(String person, String status) {
        String id =
                texts(
                                "select id::text from saying where person_id = '"
                                        + person
                                        + "' order by id desc")
                        .get(0);
        given().auth()
                .oauth2(Tokens.frontend(DISTRICT, ROUTE, "dingtalk/dt", "sms/350583"))
                .contentType(ContentType.JSON)
                .body("{\"status\":\"" + status + "\"}")
                .post("/v1/sayings/supervision/" + id + "/receipts")
                .then()
                .statusCode(200);
    }

    /** Holds the clocks of a request in the running transaction, as applying its feed does. */
    public void lockClocksOf(UUID request) {
        jdbi.useHandle(
                h ->
                        h.createQuery(
                                        """
                                        select d.clock from due d join clock c on c.id = d.clock
                                        where c.matter = :request order by d.clock for update of d
                                        """)
                                .bind("request", request)
                                .mapTo(UUID.class)
                                .list());
    }

    /** An officer who can be reached and is on no roster. */
    public UUID offDuty(String user) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        tell(
                "zones",
                "officer.changed",
                "officer/" + id,
                null,
                Map.of(
                        "officerId",
                        id,
                        "district",
                        DISTRICT,
                        "subject",
                        "sub-" + id,
                        "chatIds",
                        List.of(wecom(user)),
                        "active",
                        true));
        return id;
    }
}
