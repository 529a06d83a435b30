package org.qunli.supervision.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class PlacesTest {

    @Inject World world;

    @Inject Places places;

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void on_duty_is_read_with_the_posts_and_duties_of_the_interval() {
        UUID zone = world.zone();
        UUID doctor = world.officer(zone, "MEDICAL_WORKER");
        Instant now = world.now();
        Instant noon = now.plus(Duration.ofHours(2));
        world.tell(
                "zones",
                "roster.changed",
                "roster/" + zone + "/" + doctor,
                zone,
                Map.of(
                        "zoneId",
                        zone,
                        "officerId",
                        doctor,
                        "post",
                        "MEDICAL_WORKER",
                        "duties",
                        List.of("MEDICAL_CARE"),
                        "active",
                        true,
                        "from",
                        now,
                        "intervals",
                        List.of(
                                Map.of(
                                        "from",
                                        now,
                                        "to",
                                        noon,
                                        "posts",
                                        List.of("MEDICAL_WORKER", "TOWNSHIP_CADRE"),
                                        "duties",
                                        List.of("MEDICAL_CARE", "SANITATION")),
                                Map.of("from", noon, "to", noon.plus(Duration.ofHours(2))))));

        OnDuty before = places.onDuty(Set.of(zone), now).get(0);
        OnDuty after = places.onDuty(Set.of(zone), noon).get(0);

        assertThat(before.posts()).containsExactlyInAnyOrder("MEDICAL_WORKER", "TOWNSHIP_CADRE");
        assertThat(before.duties()).containsExactlyInAnyOrder("MEDICAL_CARE", "SANITATION");
        assertThat(before.post()).isEqualTo("MEDICAL_WORKER");
        assertThat(after.posts()).containsExactly("MEDICAL_WORKER");
        assertThat(after.duties()).containsExactly("MEDICAL_CARE");
    }
}
