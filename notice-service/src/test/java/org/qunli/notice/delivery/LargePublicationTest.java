package org.qunli.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

/** A publication to more groups than one transaction should hold. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargePublicationTest extends TwoZones {

    private static final int GROUPS = 2_500;

    @Inject Jdbi jdbi;

    @Inject FanOutRemainder remainder;

    private void manyGroups() {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            """
                            insert into zone (id, district, name_zh, name_en, level, status)
                            select cast(md5('zone ' || n) as uuid), '350583', '楼', 'House', 'SEALED', 'ACTIVE'
                            from generate_series(1, ?) as n
                            """,
                            GROUPS);
                    handle.execute(
                            """
                            insert into binding (id, zone, channel, tenant, group_id, forwarding,
                                                 max_text_bytes, active)
                            select cast(md5('group ' || n) as uuid), cast(md5('zone ' || n) as uuid),
                                   'wecom', 'ww-quanzhou', 'g-' || n,
                                   case when n % 2 = 0 then 'BOT' else 'OFFICER' end, 2048, true
                            from generate_series(1, ?) as n
                            """,
                            GROUPS);
                });
    }

    /** As if a pod had been killed behind a publication that left these groups over. */
    private void leftOver(String notice, UUID... bindings) {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            "delete from delivery where notice = ?::uuid and binding = any (?)",
                            notice,
                            bindings);
                    handle.execute(
                            "insert into fan_out_part (notice, part, bindings) values (?::uuid, 1, ?)",
                            notice,
                            bindings);
                });
    }

    private long counted(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void it_comes_to_every_group_once_after_the_answer() {
        manyGroups();

        String id = drafted(body("", ""));
        publish(id).statusCode(200).body("status", equalTo("PUBLISHED"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> counted("select count(*) from delivery") == GROUPS + 2);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("counts.PENDING", equalTo(GROUPS + 2))
                .body("toCome", equalTo(0));
        assertThat(counted("select count(distinct subject) from event where type = 'delivery.due'"))
                .isEqualTo(GROUPS + 2);
        assertThat(counted("select count(*) from event where type = 'delivery.due'"))
                .isEqualTo(GROUPS + 2);
        assertThat(counted("select count(*) from saying")).isEqualTo(GROUPS / 2 + 1);
    }

    @Test
    void what_a_crash_left_over_is_said_to_be_to_come_and_delivered_by_one_of_two_pods() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        leftOver(id, HAND_GROUP);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("toCome", equalTo(1));

        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> remainder.runOnce(clock.instant()));
        int here = remainder.runOnce(clock.instant());

        assertThat(here + other.join()).isOne();
        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("toCome", equalTo(0))
                .body("counts.PENDING", equalTo(2));
    }

    @Test
    void group_that_joined_meanwhile_or_was_released_gets_no_second_or_late_delivery() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        leftOver(id, HAND_GROUP);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                update fan_out_part set bindings = bindings || ?::uuid;
                                update binding set active = false where id = ?::uuid
                                """,
                                BOT_GROUP,
                                HAND_GROUP));

        assertThat(remainder.runOnce(clock.instant())).isZero();

        assertThat(counted("select count(*) from delivery")).isOne();
    }

    @Test
    void cancelled_notice_comes_to_nobody_more() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        leftOver(id, HAND_GROUP);

        post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices/" + id + "/cancellation", "{}")
                .statusCode(200);

        assertThat(remainder.runOnce(clock.instant())).isZero();
        assertThat(counted("select count(*) from delivery where binding = '" + HAND_GROUP + "'"))
                .isZero();
    }
}
