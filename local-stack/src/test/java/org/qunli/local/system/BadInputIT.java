package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad input gets a problem document, through the gateway as a front-end author meets it. */
class BadInputIT {

    private static Village village;

    @BeforeAll
    static void open() {
        village =
                new Village(SharedStack.get(), "350527")
                        .open(
                                """
                                {"scope":{"district":"350527"},"spotShare":0,
                                 "durations":{"FIRST_RESPONSE":"PT30M","RESOLUTION":"PT24H"},
                                 "steps":[]}
                                """);
    }

    private static void isProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).as(answer.body()).startsWith("application/problem+json");
        assertThat(answer.text("/type")).startsWith("/problems/");
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.text("/traceId")).isNotBlank();
    }

    private static Api.Answer post(String body) {
        return village.bot.post("/v1/messages", body);
    }

    @Test
    void unknown_group_and_another_channels_group_look_the_same() {
        String message = village.message("x-1", "u-chen", "没有口罩了", null);

        isProblem(post(message.replace(village.group, "wr-nowhere")), 404);
        isProblem(post(message.replace(village.tenant, "ww-elsewhere")), 404);
    }

    @Test
    void guest_is_heard_and_not_asked() {
        Api.Answer answer = post(village.message("x-2", "u-stranger", "大家好", null));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("requests")).isEmpty();
        assertThat(answer.json().get("say")).isEmpty();
    }

    @Test
    void texts_that_are_empty_or_huge_are_refused() {
        isProblem(post(village.message("x-3", "u-chen", "", null)), 400);
        Api.Answer huge = post(village.message("x-4", "u-chen", "药".repeat(400_000), null));
        assertThat(huge.status()).isIn(400, 413);
        isProblem(huge, huge.status());
    }

    @Test
    void broken_json_unknown_fields_and_wrong_enums_are_refused() {
        String message = village.message("x-5", "u-chen", "没有口罩了", null);

        isProblem(post("{\"channel\":"), 400);
        isProblem(post(message.replace("\"channel\"", "\"chanel\"")), 400);
        isProblem(post(message.replace("NEW", "SHOUTED")), 400);
        isProblem(post("[]"), 400);
        isProblem(post(message.replace("没有", "\\u0000")), 400);
    }

    @Test
    void sent_at_in_the_far_future_counts_as_received_now() {
        Api.Answer answer =
                post(
                        village.message("x-6", "u-chen", "网络断了,孩子上不了网课", null)
                                .replace(
                                        "\"kind\":\"NEW\"",
                                        "\"kind\":\"NEW\",\"sentAt\":\"2099-01-01T00:00:00Z\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String request = answer.text("/requests/0/id");
        assertThat(village.chen().get("/v1/requests/" + request).expect(200).text("/openedAt"))
                .doesNotStartWith("2099");
    }

    @Test
    void another_districts_zone_is_not_there() {
        Api stranger = village.api("admin", "admin-2", java.util.List.of());
        isProblem(stranger.get("/v1/zones/01960000-0000-7000-8000-000000000000"), 404);
        Api elsewhere =
                new Api(
                        village.stack.baseUrl(),
                        village.stack.token(
                                "admin",
                                "admin-3",
                                java.util.Map.of("districts", java.util.List.of("110101"))));
        isProblem(elsewhere.get("/v1/zones/" + village.zone), 404);
        assertThat(
                        elsewhere
                                .get("/v1/requests?zone=" + village.zone)
                                .expect(200)
                                .json()
                                .get("items"))
                .isEmpty();
    }

    @Test
    void person_of_another_channel_is_unknown() {
        isProblem(village.bot.onBehalfOf("ww-elsewhere", "u-chen").get("/v1/requests"), 403);
        isProblem(village.otherBot.onBehalfOf(village.tenant, "u-chen").get("/v1/requests"), 403);
        isProblem(village.bot.with("On-Behalf-Of", "u-chen").get("/v1/requests"), 400);
    }

    @Test
    void nobody_and_nonsense_get_problems_in_the_callers_language() {
        isProblem(new Api(village.stack.baseUrl(), null).get("/v1/zones"), 401);
        isProblem(new Api(village.stack.baseUrl(), "nonsense").get("/v1/zones"), 401);
        isProblem(village.bot.get("/v1/nothing"), 404);
        Api.Answer chinese = village.bot.with("Accept-Language", "zh").get("/v1/zones/x");
        isProblem(chinese, 404);
        assertThat(chinese.text("/title")).isEqualTo("没有找到");
    }
}
