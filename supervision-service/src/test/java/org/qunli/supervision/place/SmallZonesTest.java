package org.qunli.supervision.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmallZonesTest {

    private static final UUID ONE = new UUID(0, 1);

    private static final UUID TWO = new UUID(0, 2);

    private static final UUID THREE = new UUID(0, 3);

    private static final UUID FOUR = new UUID(0, 4);

    private static final List<UUID> ALL = List.of(ONE, TWO, THREE, FOUR);

    private static SmallZones sized(long... households) {
        Map<UUID, Long> sizes = new HashMap<>();
        for (int i = 0; i < households.length; i++) {
            sizes.put(ALL.get(i), households[i]);
        }
        return new SmallZones(sizes);
    }

    @Test
    void zone_of_one_household_takes_the_next_smallest_with_it() {
        assertThat(sized(1, 300, 250, 400).of(ALL)).containsExactlyInAnyOrder(ONE, THREE);
    }

    @Test
    void small_zones_that_are_few_together_take_one_more() {
        assertThat(sized(5, 6, 250, 400).of(ALL)).containsExactlyInAnyOrder(ONE, TWO, THREE);
        assertThat(sized(15, 16, 250, 400).of(ALL)).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void zone_whose_size_is_not_known_is_taken_for_small_and_large_ones_are_told() {
        assertThat(sized(300, 300, 300).of(ALL)).hasSize(2).contains(FOUR);
        assertThat(sized(300, 300, 300, 300).of(ALL)).isEmpty();
    }
}
