package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LatestStatesTest {

    private static FeedEvent event(String type, String subject, int value) {
        return new FeedEvent(
                new UUID(0, value),
                type,
                subject,
                1L,
                null,
                false,
                "350583",
                null,
                Instant.EPOCH,
                "{\"value\":%d}".formatted(value));
    }

    @Test
    void the_last_state_of_each_subject_is_kept() {
        LatestStates states =
                LatestStates.of(
                        List.of(
                                event("zone.changed", "zone/a", 1),
                                event("zone.changed", "zone/b", 2),
                                event("zone.changed", "zone/a", 3)));

        assertThat(states.json("zone.changed")).isEqualTo("[{\"value\":3},{\"value\":2}]");
        assertThat(states.json("member.changed")).isEqualTo("[]");
    }

    @Test
    void every_state_has_its_turn_where_each_counts() {
        LatestStates states =
                LatestStates.of(
                        List.of(
                                event("roster.changed", "roster/a", 1),
                                event("roster.changed", "roster/b", 2),
                                event("roster.changed", "roster/a", 3)));

        assertThat(states.turns("roster.changed"))
                .containsExactly("[{\"value\":1},{\"value\":2}]", "[{\"value\":3}]");
        assertThat(states.turns("zone.changed")).isEmpty();
    }

    @Test
    void a_fact_keeps_its_place_between_the_states() {
        List<String> seen = new ArrayList<>();

        LatestStates.inTurn(
                List.of(
                        event("zone.changed", "zone/a", 1),
                        event("zone.merged", "zone/a", 2),
                        event("zone.changed", "zone/a", 3)),
                Set.of("zone.merged"),
                states -> seen.add(states.json("zone.changed")),
                fact -> seen.add(fact.type()));

        assertThat(seen).containsExactly("[{\"value\":1}]", "zone.merged", "[{\"value\":3}]");
    }
}
