package org.qunli.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.qunli.request.Ximei.DOCTOR;
import static org.qunli.request.Ximei.GROUP;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.request.Ximei;

/** An officer who is a resident too, and a group that serves another zone meanwhile. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DoubleRolesTest {

    private static final UUID LIN_HOME = Ximei.id("lin-home");

    @Inject Ximei ximei;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
        ximei.zones(
                ximei.household(LIN_HOME, ZONE),
                ximei.member(Ximei.id("lin-member"), LIN_HOME, ZONE, "u-lin", "林志远"));
    }

    @Test
    void need_of_an_officer_who_lives_there_is_their_households_and_a_colleagues() {
        String request = opened("m-1", "u-lin", "我家的药吃完了,能帮忙买吗");

        asUser("u-doctor")
                .get("/v1/requests/" + request)
                .then()
                .body("householdId", equalTo(LIN_HOME.toString()))
                .body("category", equalTo("MEDICINE"))
                .body("assignee.officerId", equalTo(DOCTOR.toString()));
        asUser("u-doctor")
                .body(Map.of("kind", "RESOLUTION"))
                .post("/v1/requests/" + request + "/updates")
                .then()
                .statusCode(201);
        asUser("u-lin").post("/v1/requests/" + request + "/confirmation").then().statusCode(200);
    }

    @Test
    void need_by_api_is_a_colleagues_too_and_their_own_where_nobody_else_is_there() {
        String body = "{\"zoneId\":\"" + ZONE + "\",\"text\":\"家里的药吃完了\"}";
        asUser("u-lin")
                .body(body)
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .body("householdId", equalTo(LIN_HOME.toString()))
                .body("assignee.officerId", equalTo(DOCTOR.toString()));
        jdbi.useHandle(
                handle -> handle.execute("delete from duty_interval where officer <> ?", LIN));

        asUser("u-lin")
                .body(body)
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .body("assignee.officerId", equalTo(LIN.toString()));
    }

    @Test
    void their_words_to_others_stay_an_officers() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-lin", "一小时后送到", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(request));
        say("m-3", "u-lin", "请大家把垃圾放在门口,下午统一清运").body("requests", empty());
        say("m-4", "u-lin", "大家好").body("requests", empty());
    }

    @Test
    void group_that_serves_another_zone_meanwhile_hears_no_more_of_the_request() {
        String request = opened("m-1", "u-chen", "药吃完了");
        UUID other = Ximei.id("other-zone");
        ximei.zones(ximei.zone(other, NANAN), ximei.group("binding-3", other, GROUP, true));

        asUser("u-lin")
                .body(Map.of("kind", "RESPONSE", "text", "一小时后送到"))
                .post("/v1/requests/" + request + "/updates")
                .then()
                .statusCode(201);
        say("m-2", "u-chen", "药还没到", "quoted", map("messageId", "m-1"));

        assertThat(words(request)).containsExactly("ACKNOWLEDGEMENT GROUP", "RESPONSE PRIVATE");
        asUser("u-lin")
                .get("/v1/requests/" + request)
                .then()
                .body("status", equalTo("IN_PROGRESS"));
    }

    private List<String> words(String request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind || ' ' || privacy from saying
                                        where subject = :subject order by created_at, id
                                        """)
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }
}
