package org.qunli.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReorganisedDeliveriesTest extends TwoZones {

    @Inject Jdbi jdbi;

    @Test
    void pending_delivery_goes_with_its_group_once() {
        String notice = drafted(body("", ""));
        publish(notice).statusCode(200);
        UUID left = UUID.fromString("01960000-0000-7000-8000-000000000003");

        tell(
                "zone.reorganised",
                "reorganisation/" + ADMIN_DISTRICT,
                null,
                Map.of(
                        "at",
                        clock.instant(),
                        "zones",
                        List.of(
                                Map.of(
                                        "zoneId",
                                        left,
                                        "district",
                                        ADMIN_DISTRICT,
                                        "nameZh",
                                        "八号楼",
                                        "nameEn",
                                        "Building 8",
                                        "level",
                                        "SEALED",
                                        "status",
                                        "ACTIVE")),
                        "moves",
                        List.of(
                                Map.of(
                                        "fromZone",
                                        XIMEI,
                                        "toZone",
                                        left,
                                        "whole",
                                        false,
                                        "households",
                                        List.of(),
                                        "groups",
                                        List.of(BOT_GROUP))),
                        "roster",
                        List.of()));

        deliveries(Tokens.admin(ADMIN_DISTRICT), notice)
                .body("items.size()", equalTo(2))
                .body("items.zoneId", containsInAnyOrder(left.toString(), FENGZHOU.toString()));
        List<String> told =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select data ->> 'zoneId' from event
                                                where type = 'delivery.moved'
                                                """)
                                        .mapTo(String.class)
                                        .list());
        assertThat(told).containsExactly(left.toString());
    }
}
