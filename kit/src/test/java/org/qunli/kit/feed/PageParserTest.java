package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.json.Json;

class PageParserTest {

    private static final String EVENT =
            """
            {"specversion":"1.0","id":"0196a1f0-0000-7000-8000-000000000001","type":"household.changed",
             "subject":"household/1","time":"2026-04-04T02:00:00Z","district":"350583",
             "zone":null,"subjectversion":7,"subjectafter":5,"subjectended":true,"new":{"a":[1]},
             "data": {"label":"八号楼 \\"8\\" {","nested":{"list":[1,{"x":"}"}]}} }""";

    private static PageParser.Page parse(String page) throws IOException {
        return PageParser.parse(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(String events) {
        return "{\"events\":[%s],\"next\":\"n\",\"asOf\":\"2026-04-04T02:00:01Z\",\"later\":[{}]}"
                .formatted(events);
    }

    @Test
    void an_event_is_read_and_its_data_cut_out_as_it_stands() throws IOException {
        PageParser.Page page = parse(page(EVENT + "," + EVENT));

        FeedEvent event = page.events().get(1);
        assertThat(page.events()).hasSize(2);
        assertThat(event.id()).isEqualTo(UUID.fromString("0196a1f0-0000-7000-8000-000000000001"));
        assertThat(event.zone()).isNull();
        assertThat(event.subjectVersion()).isEqualTo(7);
        assertThat(event.subjectAfter()).isEqualTo(5);
        assertThat(event.subjectEnded()).isTrue();
        assertThat(event.facts())
                .isEqualTo(
                        "{\"label\":\"八号楼 \\\"8\\\" {\",\"nested\":{\"list\":[1,{\"x\":\"}\"}]}}");
        assertThat(page.asOf()).isEqualTo(Instant.parse("2026-04-04T02:00:01Z"));
    }

    @Test
    void an_event_that_is_kept_comes_back_as_it_was() throws IOException {
        FeedEvent event = parse(page(EVENT)).events().get(0);

        FeedEvent kept = Json.read(Json.write(event), FeedEvent.class);

        assertThat(kept).isEqualTo(event);
        assertThat(Json.tree(Json.write(event)).at("/data/nested/list/0").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "type", "subject", "time", "subjectversion", "data", "events", "next"})
    void a_page_that_lacks_something_is_refused(String member) {
        String lacking = page(EVENT).replace('"' + member + "\":", "\"other\":");

        assertThatThrownBy(() -> parse(lacking)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{\"events\":{}}", "{\"events\":[1]}", "{\"events\":"})
    void what_is_no_page_is_refused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
    }
}
