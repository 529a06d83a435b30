package org.qunli.supervision.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class AuditorTest {

    @Inject World world;

    @Inject Auditor auditor;

    @Inject DeadlineWatcher watcher;

    @Inject @Wellness AuditHealth health;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        UUID zone = world.zone();
        world.request(zone, world.officer(zone, "GRID_WORKER", wecom("u-grid")));
    }

    @Test
    void what_is_overdue_and_not_fired_is_counted_until_it_is() {
        world.tick("PT10M59S");
        assertThat(auditor.runOnce(world.now())).as("within the tolerance").isZero();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        world.tick("PT2S");
        assertThat(auditor.runOnce(world.now())).isEqualTo(1);
        assertThat(auditor.last().oldest()).hasSeconds(61);
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        world.caughtUp();
        watcher.runOnce(world.now());
        assertThat(auditor.runOnce(world.now())).isZero();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void audit_that_stays_away_is_itself_an_alarm() {
        auditor.runOnce(world.now());
        world.tick("PT1M");

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void feed_that_was_never_read_has_no_age_and_an_old_one_has() {
        world.caughtUp();
        world.tick("PT30S");
        auditor.runOnce(world.now());

        assertThat(auditor.last().feedAge()).hasSeconds(30);
    }
}
