package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

/** Answers that officers give by API: their words, a template's, and those that never arrive. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnswerByApiTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    private String request;

    @BeforeEach
    void village() {
        ximei.served();
        request = opened("m-1", "u-chen", "药吃完了");
    }

    private ValidatableResponse update(String user, Object... body) {
        return asUser(user)
                .body(Json.write(map(body)))
                .post("/v1/requests/" + request + "/updates")
                .then();
    }

    private List<String> told(String type, String field) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select data ->> :field from event
                                        where type = :type and subject = :subject
                                        order by subject_version
                                        """)
                                .bind("field", field)
                                .bind("type", type)
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void template_is_said_in_both_languages_and_marked() {
        update(
                        "u-lin",
                        "kind",
                        "RESPONSE",
                        "template",
                        "on-its-way",
                        "promisedAt",
                        clock.instant().plusSeconds(3_600))
                .statusCode(201)
                .body("templateOnly", equalTo(true))
                .body("text", equalTo("陈先生,您要的药已安排,预计11:00前送到。"))
                .body("say[0].text.zh", containsString("陈先生,您要的药已安排,预计11:00前送到。"))
                .body("say[0].text.en", containsString("your medicine is arranged"))
                .body("request.status", equalTo("IN_PROGRESS"));

        asUser("u-lin")
                .get("/v1/requests/" + request + "/updates")
                .then()
                .body("items.templateOnly", contains(true));
        assertThat(told("request.answered", "templateOnly")).containsExactly("true");
    }

    @Test
    void words_of_ones_own_are_not_marked_and_a_templates_typed_in_the_group_are() {
        update("u-lin", "kind", "RESPONSE", "text", "药店的人在入户采样,一小时后送到")
                .statusCode(201)
                .body("templateOnly", nullValue());
        say(
                "m-2",
                "u-lin",
                "陈先生,您要的药已安排,预计中午前送到",
                "quoted",
                map("messageId", "m-1"));

        assertThat(told("request.answered", "templateOnly")).containsExactly("false", "true");
    }

    @Test
    void template_that_lacks_something_is_refused_and_nothing_is_kept() {
        update("u-lin", "kind", "RESPONSE", "template", "on-its-way")
                .statusCode(400)
                .body("violations[0].field", equalTo("promisedAt"));
        update("u-lin", "kind", "RESPONSE", "template", "no-such")
                .statusCode(400)
                .body("violations[0].field", equalTo("template"));
        update("u-lin", "kind", "RESPONSE", "template", "need-name", "text", "好的")
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
        update("u-lin", "kind", "RESOLUTION", "template", "need-name")
                .statusCode(400)
                .body("violations[0].field", equalTo("template"));
        update("u-lin", "kind", "RESPONSE", "template", "need-name", "values", map("x", " "))
                .statusCode(400);

        assertThat(ximei.count("request_update")).isZero();
    }
}
