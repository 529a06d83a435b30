package org.qunli.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeliveryExpiryTest extends TwoZones {

    private static final String AN_HOUR = "\"expiresAt\":\"2026-04-04T03:00:00Z\",";

    @Inject DeliveryExpiry agent;

    @Test
    void delivery_by_hand_ends_with_its_notice_and_not_before() {
        String id = drafted(body("", AN_HOUR));
        publish(id).statusCode(200);

        assertThat(agent.runOnce(clock.tick(Duration.ofMinutes(59)))).isZero();
        assertThat(agent.runOnce(clock.tick(Duration.ofMinutes(1)))).isOne();
        assertThat(agent.runOnce(clock.instant())).isZero();

        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("items.find{it.forwarding=='OFFICER'}.state", equalTo("EXPIRED"))
                .body("items.find{it.forwarding=='BOT'}.state", equalTo("PENDING"));
        assertThat(feed(Tokens.service(), "delivery.closed")).hasSize(1);
    }

    @Test
    void two_pods_end_each_delivery_once() {
        publish(drafted(body("", AN_HOUR))).statusCode(200);
        publish(drafted(body("", AN_HOUR))).statusCode(200);
        clock.tick(Duration.ofHours(1));

        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> agent.runOnce(clock.instant()));
        int here = agent.runOnce(clock.instant());

        assertThat(here + other.join()).isEqualTo(2);
        assertThat(feed(Tokens.service(), "delivery.closed")).hasSize(2);
    }

    @Test
    void word_of_an_officer_after_the_end_still_counts() {
        String id = drafted(body("", AN_HOUR));
        publish(id).statusCode(200);
        agent.runOnce(clock.tick(Duration.ofHours(1)));

        report(Tokens.person(Roles.OFFICER, "lin"), id, HAND_GROUP, "{\"state\":\"FORWARDED\"}")
                .statusCode(200)
                .body("state", equalTo("FORWARDED"));
    }

    @Test
    void notice_that_has_expired_is_not_published() {
        String id = drafted(body("", AN_HOUR));
        clock.tick(Duration.ofHours(1));

        publish(id).statusCode(409).body("type", equalTo("/problems/notice-expired"));
    }
}
