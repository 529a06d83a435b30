package org.qunli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void percentile_is_the_smallest_value_that_so_many_do_not_exceed() {
        Samples samples = Samples.of(5, 1, 4, 2, 3);

        assertThat(samples.percentile(0.5)).isEqualTo(3);
        assertThat(samples.percentile(0.99)).isEqualTo(5);
        assertThat(samples.percentile(0)).isEqualTo(1);
    }

    @Test
    void median_of_an_even_number_lies_between() {
        assertThat(Samples.of(1, 2, 3, 10).median()).isEqualTo(2.5);
        assertThat(Samples.of(7, 1, 2).median()).isEqualTo(2);
    }
}
