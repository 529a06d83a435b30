package org.qunli.request;

import static org.hamcrest.Matchers.equalTo;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;

/** The words of the report, read by the lexicon that the service ships. */
@QuarkusTest
@TestProfile(StoryTest.ShippedReader.class)
@QuarkusTestResource(PostgresResource.class)
public class StoryTest {

    public static class ShippedReader implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.arc.exclude-types", PlainReader.class.getName());
        }
    }

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @BeforeEach
    void village() {
        ximei.served();
    }

    @Test
    void medicine_is_asked_for_promised_brought_and_confirmed() {
        String request = opened("m-81", "u-chen", "我的药吃完了,是非处方药,要怎么才能买得到?");
        clock.tick(Duration.ofMinutes(5));

        say("m-84", "u-lin", "药店的人在入户采样,一小时后送到", "quoted", map("excerpt", "我的药吃完了"))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(request))
                .body("requests[0].category", equalTo("MEDICINE"))
                .body("requests[0].status", equalTo("IN_PROGRESS"))
                .body("requests[0].promisedAt", equalTo("2026-04-04T03:05:00Z"));
        clock.tick(Duration.ofMinutes(50));
        say("m-90", "u-lin", "药送到了", "mentions", List.of(map("id", "u-chen")))
                .body("outcome", equalTo("RESOLVED"));
        say("m-91", "u-chen", "收到了,谢谢").body("outcome", equalTo("CONFIRMED"));
    }

    @Test
    void what_was_not_solved_goes_on() {
        opened("m-1", "u-wang", "家里没有口罩了");
        say("m-2", "u-grid", "口罩送到了", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESOLVED"));

        say("m-3", "u-wang", "没解决").body("outcome", equalTo("REOPENED"));
    }

    @Test
    void chest_pain_is_urgent_and_good_morning_is_talk() {
        say("m-1", "u-wang", "我妈妈胸痛,喘不上气")
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].priority", equalTo("URGENT"))
                .body("requests[0].assignee.name", equalTo("苏医生"));
        say("m-2", "u-chen", "大家早上好").body("outcome", equalTo("NOTED"));
        say("m-3", "u-nobody", "今天辛苦大家了").body("outcome", equalTo("NOTED"));
    }
}
