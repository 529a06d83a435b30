package org.qunli.request.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedConsumers;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

/** Pictures without words, forwarded notices, and lists that many grow. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CircularsTest {

    private static final String BODY = "因管网抢修,四月五日八时至二十时溪美街道一至六栋停止供水,请各户提前储水,老人药品由网格员送上门";

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject FeedConsumers consumers;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static Map<String, Object> picture(String id, String user) {
        return message(
                id,
                user,
                "",
                "message",
                map(
                        "id",
                        id,
                        "attachments",
                        List.of(map("kind", "image", "url", "https://chat.example/" + id))));
    }

    private void published() {
        consumers.deliver(
                "notices",
                clock.instant(),
                ximei.event(
                        "notice.published",
                        "notice/" + id("notice"),
                        map(
                                "noticeId",
                                id("notice"),
                                "district",
                                NANAN,
                                "code",
                                "7K2M9QX4",
                                "publishedAt",
                                clock.instant(),
                                "texts",
                                List.of(map("language", "zh", "headline", "停水通知", "body", BODY)))));
    }

    private List<String> sightings() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select data ->> 'match' from event where type = 'notice.seen' order by id")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void picture_belongs_to_what_its_sender_said_just_before() {
        String request = opened("m-1", "u-chen", "药吃完了");
        clock.tick(Duration.ofMinutes(3));

        Ximei.post(picture("m-2", "u-chen"))
                .body("outcome", equalTo("APPENDED"))
                .body("requests[0].id", equalTo(request));
        clock.tick(Duration.ofHours(1));
        Ximei.post(picture("m-3", "u-chen"))
                .body("outcome", equalTo("UNMATCHED"))
                .body("confidence", lessThan(0.5f));
        Ximei.post(picture("m-4", "u-wang"))
                .body("outcome", equalTo("NOTED"))
                .body("requests", hasSize(0));
    }

    @Test
    void place_alone_is_taken() {
        var message = message("m-1", "u-chen", "", "location", map("lon", 118.4, "lat", 24.9));

        Ximei.post(message).statusCode(200).body("outcome", equalTo("NOTED"));
    }

    @Test
    void forwarded_notice_is_no_request_and_is_told() {
        published();

        say("m-1", "u-chen", "停水通知\n" + BODY + "🙏").body("outcome", equalTo("NOTED"));
        say("m-2", "u-lin", BODY.replace("二十时", "二十二时")).body("outcome", equalTo("NOTED"));
        say("m-3", "u-wang", "看公告 7k2m-9qx4").body("outcome", equalTo("NOTED"));
        say("m-4", "u-wang", "我的药吃完了,要停水,怎么办").body("outcome", equalTo("OPENED"));

        assertThat(sightings()).containsExactly("EXACT", "ALTERED", "EXACT");
    }

    @Test
    void list_that_many_grow_is_one_matter() {
        String request = opened("m-1", "u-chen", "接龙 没药的报一下\n1. 8-1203 降压药");
        String grown = "接龙 没药的报一下\n1. 8-1203 降压药\n2. 8-1204 感冒药";

        say("m-2", "u-wang", grown)
                .body("outcome", equalTo("NOTED"))
                .body("requests[0].id", equalTo(request));
        say("m-3", "u-nobody", grown + "\n3. 8-1301 退烧药")
                .body("outcome", equalTo("NOTED"))
                .body("requests[0].id", equalTo(request));
        assertThat(ximei.count("resident_request")).isEqualTo(1);
    }
}
