package org.qunli.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(5);

    private final Admission admission = new Admission(8, 100, SLOW);

    private void serve(int calls, long each) {
        for (int call = 0; call < calls; call++) {
            assertThat(admission.enter()).isTrue();
            admission.leave(each);
        }
    }

    @Test
    void one_more_than_the_limit_waits_outside_until_one_leaves() {
        for (int call = 0; call < 100; call++) {
            assertThat(admission.enter()).isTrue();
        }
        assertThat(admission.enter()).isFalse();

        admission.leave(QUICK);

        assertThat(admission.enter()).isTrue();
        assertThat(admission.inside()).isEqualTo(100);
    }

    @Test
    void slow_calls_let_fewer_in_but_never_fewer_than_the_least() {
        serve(400, 3 * SLOW);
        assertThat(admission.limit()).isBetween(50, 90);

        serve(10_000, 3 * SLOW);
        assertThat(admission.limit()).isEqualTo(8);
    }

    @Test
    void quick_calls_open_the_door_again() {
        serve(10_000, 3 * SLOW);

        serve(300, QUICK);

        assertThat(admission.limit()).isEqualTo(100);
    }

    @Test
    void one_slow_call_among_quick_ones_changes_nothing() {
        for (int round = 0; round < 50; round++) {
            serve(1, 10 * SLOW);
            serve(60, QUICK);
        }

        assertThat(admission.limit()).isGreaterThan(80);
    }
}
