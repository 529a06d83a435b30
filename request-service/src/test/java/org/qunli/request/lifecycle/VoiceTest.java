package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.qunli.request.Ximei.GROUP;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VoiceTest {

    private static final int MOST = 8;

    @Inject Ximei ximei;

    @Inject WordMerger merger;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static void ask(int from, int to) {
        IntStream.range(from, to).forEach(i -> say("m-" + i, "u-guest-" + i, "药吃完了"));
    }

    private List<Map<String, Object>> said(String kind) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select text_zh, text_en, cast(mentions as text) as mentions, quote_message
                                        from saying where kind = :kind order by created_at, id
                                        """)
                                .bind("kind", kind)
                                .mapToMap()
                                .list());
    }

    @Test
    void acknowledgements_beyond_the_budget_are_told_together_later() {
        ask(0, MOST + 3);
        assertThat(said("ACKNOWLEDGEMENT")).hasSize(MOST);
        assertThat(merger.runOnce(clock.instant())).isZero();
        say("m-answer", "u-lin", "药一小时后送到", "quoted", map("messageId", "m-" + MOST))
                .body("outcome", equalTo("RESPONDED"));
        clock.tick(Duration.ofSeconds(61));

        List<CompletableFuture<Integer>> pods =
                IntStream.range(0, 2)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> merger.runOnce(clock.instant())))
                        .toList();

        assertThat(pods.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(2);
        assertThat(said("ACKNOWLEDGEMENT")).hasSize(MOST + 1);
        Map<String, Object> together = said("ACKNOWLEDGEMENT").get(MOST);
        assertThat(together.get("text_zh").toString()).startsWith("已收到 2 条诉求");
        assertThat(together.get("text_en").toString()).startsWith("2 needs received");
        assertThat(together.get("mentions").toString())
                .contains("u-guest-" + (MOST + 1), "u-guest-" + (MOST + 2))
                .doesNotContain("u-guest-" + MOST + "\"");
        assertThat(merger.runOnce(clock.instant())).isZero();
    }

    @Test
    void urgent_word_is_never_held() {
        ask(0, MOST + 1);

        say("m-urgent", "u-wang", "我妈妈胸痛").body("say.kind", hasItem("ACKNOWLEDGEMENT"));
    }

    @Test
    void channel_that_allows_less_is_heeded_and_old_words_are_dropped() {
        ximei.zones(
                ximei.event(
                        "group.changed",
                        "group/" + id("binding-3"),
                        map(
                                "bindingId",
                                id("binding-3"),
                                "zoneId",
                                ZONE,
                                "channel",
                                "wecom",
                                "tenant",
                                "ww-quanzhou",
                                "groupId",
                                GROUP,
                                "forwarding",
                                "BOT",
                                "capabilities",
                                map("perMinute", 1),
                                "active",
                                true)));
        ask(0, 1);

        say("m-1", "u-guest-1", "药吃完了").body("say", empty());
        clock.tick(Duration.ofMinutes(31));

        assertThat(merger.runOnce(clock.instant())).isZero();
        assertThat(ximei.count("held_word")).isZero();
    }
}
