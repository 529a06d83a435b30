package org.qunli.request.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.say;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IntroductionsTest {

    private static final String WORDS = "大家好,我是溪美街道林志远,负责药品,电话 0595-86001234";

    @Inject Ximei ximei;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static List<JsonNode> told(String token) {
        String page =
                Ximei.as(token)
                        .queryParam("types", "introduction.seen,introduction.claimed")
                        .get("/v1/events/requests")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        return StreamSupport.stream(Json.tree(page).get("events").spliterator(), false).toList();
    }

    private static List<JsonNode> told() {
        return told(Tokens.service());
    }

    @Test
    void rostered_officers_introduction_is_told_once_with_its_words_apart() {
        say("m-1", "u-lin", WORDS).body("outcome", equalTo("NOTED"));
        say("m-1", "u-lin", WORDS);

        assertThat(told()).hasSize(1);
        JsonNode event = told().get(0);
        assertThat(event.get("type").asText()).isEqualTo("introduction.seen");
        assertThat(event.at("/data/officerId").asText()).isEqualTo(LIN.toString());
        assertThat(event.at("/data/zoneId").asText()).isEqualTo(Ximei.ZONE.toString());
        assertThat(event.at("/data/personal/text").asText()).isEqualTo(WORDS);
        assertThat(told(Tokens.frontend(Ximei.NANAN, Ximei.NETWORK))).isEmpty();
    }

    @Test
    void unknown_chat_id_that_introduces_itself_is_claimed_and_opens_nothing() {
        say("m-1", "u-nobody", WORDS).body("outcome", equalTo("NOTED")).body("requests", empty());

        JsonNode event = told().get(0);
        assertThat(event.get("type").asText()).isEqualTo("introduction.claimed");
        assertThat(event.at("/data/userId").asText()).isEqualTo("u-nobody");
        assertThat(event.at("/data/post").asText()).isEqualTo("TOWNSHIP_CADRE");
        assertThat(event.at("/data/personal/name").asText()).isEqualTo("林志远");
        assertThat(event.at("/data/personal/phone").asText()).isEqualTo("0595-86001234");
        assertThat(event.at("/data").toString().replace(event.at("/data/personal").toString(), ""))
                .doesNotContain("林志远")
                .doesNotContain("86001234");
    }

    @Test
    void residents_and_silent_guests_are_never_taken_for_officers() {
        say("m-1", "u-chen", "大家好,我是8栋的,电话13800138000");
        say("m-2", "u-chen", WORDS);
        say("m-3", "u-nobody", "我是8栋的,电话13800138000");
        say("m-4", "u-watcher", "大家好");
        say("m-5", "u-watcher", "好的,收到");

        assertThat(told()).isEmpty();
    }

    @Test
    void words_in_private_introduce_nobody() {
        say("m-1", "u-lin", WORDS, "group", null, "direct", true);

        assertThat(told()).isEmpty();
    }
}
