package org.qunli.supervision.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ScoreKeeperTest {

    @Inject World world;

    @Inject ScoreKeeper keeper;

    @Inject Jdbi jdbi;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private UUID answered() {
        UUID request = world.request(zone, officer);
        world.happens("request.answered", request, zone, Map.of("officerId", officer));
        return request;
    }

    private int marks(UUID request) {
        return world.count("mark where request = '" + request + "'");
    }

    private void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    @Test
    void request_that_can_not_be_judged_keeps_no_other_from_it() {
        UUID broken = answered();
        execute("update matter set district = 'nowhere' where id = '" + broken + "'");
        execute("insert into district values ('nowhere', '', '', 'No/Where')");
        UUID sound = answered();

        keeper.runOnce(world.now());

        assertThat(marks(sound)).isPositive();
        assertThat(marks(broken)).isZero();
        assertThat(world.texts("select distinct request::text from score_touch where parked"))
                .containsExactly(broken.toString());

        execute("update district set time_zone = 'UTC' where code = 'nowhere'");
        world.happens("request.rated", broken, zone, Map.of("score", 5));
        keeper.runOnce(world.now());

        assertThat(marks(broken)).isPositive();
        assertThat(world.count("score_touch")).isZero();
    }

    @Test
    void two_keepers_at_once_count_everything_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            answered();
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        Future<Integer> first = two.submit(() -> keeper.runOnce(world.now()));
        Future<Integer> second = two.submit(() -> keeper.runOnce(world.now()));

        assertThat(first.get() + second.get()).isEqualTo(20);
        two.shutdown();
        assertThat(
                        world.texts(
                                "select n::text from tally where scope_kind = 'DISTRICT'"
                                        + " and measure = 'RESPONSE'"))
                .containsExactly("20");
    }
}
