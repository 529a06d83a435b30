package org.qunli.request.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.id;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.StoryTest;
import org.qunli.request.Ximei;

/**
 * How often what answers a question is among the first five. The figures are printed, so that a
 * change of synonyms or weights shows.
 */
@QuarkusTest
@TestProfile(StoryTest.ShippedReader.class)
@QuarkusTestResource(PostgresResource.class)
class SearchQualityTest {

    @Inject Ximei ximei;

    @Inject AnswerKeeper keeper;

    @Inject TermWeights weights;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @BeforeEach
    void solved_requests_of_two_zones() throws IOException {
        ximei.served();
        ximei.zones(ximei.zone(id("other-zone"), NANAN));
        List<UUID> requests = new ArrayList<>();
        for (String[] row : rows("solved")) {
            requests.add(solved(row[0], row[1], row[2], row[3]));
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(150);
        QuarkusTransaction.requiringNew().run(() -> keeper.refresh(requests));
        jdbi.useHandle(handle -> handle.execute("analyze answer"));
        weights.runOnce(clock.instant());
    }

    private UUID solved(String name, String category, String question, String answer) {
        UUID request = id("solved-" + name);
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into resident_request (id, district, zone, sender_channel,
                                        sender_tenant, sender_id, group_id, message_id, source, text, category,
                                        priority, confidential, life_at_risk, status, opened_at, responded_at,
                                        resolved_at, cycle, reopened, thanked, version)
                                    values (:id, :district, :zone, 'wecom', 'ww-quanzhou', 'u-' || :name,
                                        'wr-ximei-3', 'm-' || :name, 'CHAT', :text, :category, 'NORMAL', false,
                                        false, 'CONFIRMED', :now, :now, :now, 1, 0, false, 0)
                                    """)
                            .bind("id", request)
                            .bind("district", NANAN)
                            .bind("zone", ZONE)
                            .bind("name", name)
                            .bind("text", question)
                            .bind("category", category)
                            .bind("now", clock.instant())
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into request_update (id, request, kind, officer, text, occurred_at)
                                    values (:id, :request, 'RESOLUTION', :officer, :text, :now)
                                    """)
                            .bind("id", id("word-" + name))
                            .bind("request", request)
                            .bind("officer", LIN)
                            .bind("text", answer)
                            .bind("now", clock.instant())
                            .execute();
                });
        return request;
    }

    @ParameterizedTest
    @CsvSource({"queries, 0.85", "heldout, 0.85", "fresh, 0.70"})
    void what_answers_a_question_is_among_the_first_five(String set, double goal)
            throws IOException {
        List<String[]> queries = rows(set);
        int found = 0;
        int first = 0;
        List<String> missed = new ArrayList<>();

        for (String[] query : queries) {
            List<String> wanted = new ArrayList<>();
            for (String name : query[1].split(",")) {
                wanted.add(id("solved-" + name).toString());
            }
            List<String> answers = search(query[0]);
            boolean among = answers.stream().anyMatch(wanted::contains);
            found += among ? 1 : 0;
            first += !answers.isEmpty() && wanted.contains(answers.get(0)) ? 1 : 0;
            if (!among) {
                missed.add(query[0]);
            }
        }

        double recall = (double) found / queries.size();
        System.out.printf(
                "%s (%d): recall@5 %.3f, first %.3f; missed %s%n",
                set, queries.size(), recall, (double) first / queries.size(), missed);
        assertThat(recall).as("recall@5").isGreaterThanOrEqualTo(goal);
    }

    private static List<String> search(String words) {
        return asUser("u-chen")
                .queryParam("zone", ZONE)
                .queryParam("q", words)
                .get("/v1/answers")
                .then()
                .statusCode(200)
                .extract()
                .path("items.requestId");
    }

    @Test
    void talk_finds_nothing() {
        assertThat(search("谢谢大家")).isEmpty();
        assertThat(search("👍👍")).isEmpty();
    }

    private static List<String[]> rows(String name) throws IOException {
        try (var in = SearchQualityTest.class.getResourceAsStream("/similar/" + name + ".tsv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
