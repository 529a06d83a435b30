package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The adapter that docs/adapter.md shows, against the running services. */
class AdapterIT {

    private static final String POLICY =
            """
            {"scope":{"district":"350524"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT4S","RESOLUTION":"PT10M","CONFIRMATION":"PT10M"},
             "steps":[{"clock":"FIRST_RESPONSE","offset":"-50%","action":"REMIND","target":"ASSIGNEE"}]}
            """;

    private static final Path ADAPTER =
            Path.of("src/test/java/org/qunli/local/system/ChatAdapter.java");

    /** What the chat was told to post. */
    private record Post(String groupId, String personId, String text, String quote) {}

    private final List<Post> posts = new ArrayList<>();

    private String post(
            String groupId, String personId, String text, String quote, JsonNode mentions) {
        posts.add(new Post(groupId, personId, text, quote));
        return "posted-" + posts.size();
    }

    private List<Post> toGroup() {
        return posts.stream().filter(post -> post.groupId() != null).toList();
    }

    @Test
    void group_is_told_once_and_the_officer_reminded_in_private() throws IOException {
        Village village = new Village(SharedStack.get(), "350524").open(POLICY);
        String token =
                village.stack.token(
                        "frontend",
                        "bot-1",
                        Map.of(
                                "districts", List.of(village.district),
                                "channels", List.of("wecom/" + village.tenant)));
        ChatAdapter adapter = new ChatAdapter(village.stack.baseUrl(), token, this::post, "zh");

        JsonNode answer =
                adapter.hand(
                        Map.of(
                                "channel", "wecom",
                                "tenant", village.tenant,
                                "group", Map.of("id", village.group),
                                "message", Map.of("id", "a-1", "text", "我家里没有口罩了,怎么办?"),
                                "sender", Map.of("id", "u-chen", "displayName", "陈先生")));

        assertThat(answer.get("outcome").asText()).isEqualTo("OPENED");
        assertThat(toGroup()).hasSize(1);
        assertThat(toGroup().get(0).quote()).isEqualTo("a-1");
        assertThat(toGroup().get(0).text()).contains("林志远");
        String saying = answer.at("/say/0/sayingId").asText();
        assertThat(village.bot.get("/v1/sayings/requests/" + saying).text("/status"))
                .isEqualTo("SENT");
        Eventually.is(
                () -> follow(adapter, "requests") == 0 && !posts.isEmpty(),
                "the feed was read to its end");
        assertThat(toGroup()).hasSize(1);
        Eventually.is(
                () -> {
                    follow(adapter, "supervision");
                    return posts.stream().anyMatch(post -> "u-lin".equals(post.personId()));
                },
                "the officer's private reminder");
    }

    private static int follow(ChatAdapter adapter, String feed) {
        try {
            return adapter.follow(feed, Duration.ofSeconds(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void guide_shows_the_adapter_that_is_tested_and_it_is_short() throws IOException {
        String code = Files.readString(ADAPTER);
        String shown = code.substring(code.indexOf("/** A whole chat adapter"));

        assertThat(Files.readString(Path.of("../docs/adapter.md"))).contains(shown);
        assertThat(shown.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(100);
    }
}
