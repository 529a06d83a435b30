package org.qunli.supervision.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {

    private static final Definition DEFINITION = new Definitions().current();

    private static MeasureView rate(long n, long hits) {
        return MeasureView.rate(DEFINITION, "ON_TIME", new Sums(n, hits, 0));
    }

    @Test
    void figure_of_fewer_than_five_or_that_leaves_one_to_four_is_not_told() {
        assertThat(SmallNumbers.told(List.of(rate(4, 4), rate(20, 3), rate(20, 17)))).isEmpty();
        assertThat(SmallNumbers.told(List.of(rate(20, 20), rate(20, 0)))).hasSize(2);
    }

    @Test
    void one_more_or_less_is_not_seen_in_the_difference_of_two_periods() {
        assertThat(SmallNumbers.told(List.of(rate(14, 8))))
                .isEqualTo(SmallNumbers.told(List.of(rate(15, 9))));

        MeasureView told = SmallNumbers.told(List.of(rate(14, 8))).get(0);
        assertThat(told.n()).isEqualTo(15);
        assertThat(told.hits()).isEqualTo(10);
        assertThat(told.value()).isEqualTo(0.67);
        assertThat(told.low()).isNull();
    }
}
