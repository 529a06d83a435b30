package org.qunli.zone.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.zone.Town;

/** Whatever happens, in whatever order and at the same time: the numbers are those of a count. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CoverageExactnessTest {

    private static final int PEOPLE = 12;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private record Place(List<String> zones, List<String> households, List<String> groups) {}

    private static Place place() {
        List<String> zones = List.of(Town.zone(), Town.zone());
        List<String> households = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String zone : zones) {
            for (int room = 1; room <= 3; room++) {
                households.add(Town.household(zone, "8", "" + room));
            }
            groups.add(Town.group(zone, "a-" + zone));
            groups.add(Town.group(zone, "b-" + zone));
        }
        return new Place(zones, households, groups);
    }

    /**
     * One of the things that people and front-ends do; a conflict with another is an answer too.
     */
    private static void something(Place place, Random random) {
        String user = user(random);
        String group = place.groups().get(random.nextInt(place.groups().size()));
        int household = random.nextInt(place.households().size());
        switch (random.nextInt(6)) {
            case 0 ->
                    report(
                            group,
                            IntStream.range(0, random.nextInt(PEOPLE))
                                    .mapToObj(i -> user(random))
                                    .collect(Collectors.toSet()));
            case 1 -> change(group, "joined", user);
            case 2 -> change(group, "left", user);
            case 3 ->
                    Town.asAdmin()
                            .body(
                                    """
                                    {"householdId":"%s","chatIds":[%s]}"""
                                            .formatted(
                                                    place.households().get(household),
                                                    Town.chat(user)))
                            .post("/v1/zones/" + place.zones().get(household / 3) + "/members");
            case 4 -> moveOut(place.zones().get(household / 3), random);
            default ->
                    Town.asAdmin()
                            .body(
                                    """
                                    {"district":"350583","name":"林","phone":"1","unit":"u","chatIds":[%s]}"""
                                            .formatted(Town.chat(user)))
                            .post("/v1/officers");
        }
    }

    private static String user(Random random) {
        return "u-" + random.nextInt(PEOPLE);
    }

    private static void report(String group, java.util.Set<String> users) {
        String list =
                users.stream().map(u -> "\"" + u + "\"").collect(Collectors.joining(",", "[", "]"));
        Town.asFrontend()
                .body("{\"userIds\":" + list + "}")
                .put("/v1/groups/" + group + "/memberships");
    }

    private static void change(String group, String how, String user) {
        Town.asFrontend()
                .body("{\"" + how + "\":[\"" + user + "\"]}")
                .post("/v1/groups/" + group + "/memberships/changes");
    }

    private static void moveOut(String zone, Random random) {
        List<String> members =
                Town.asAdmin()
                        .get("/v1/zones/" + zone + "/members")
                        .then()
                        .extract()
                        .path("items.id");
        if (members.isEmpty()) {
            return;
        }
        String member = members.get(random.nextInt(members.size()));
        String etag = Town.asAdmin().get("/v1/members/" + member).then().extract().header("ETag");
        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"active\":false}")
                .patch("/v1/members/" + member);
    }

    /** Households, reached and guests of each zone, counted by nothing but the facts themselves. */
    private List<String> counted() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select z.id || ' ' || (select count(*) from household h where h.zone_id = z.id and h.active)
                                            || ' ' || (select count(*) from household h where h.zone_id = z.id and h.active
                                                and exists (
                                                    select 1 from member m join chat_identity c on c.holder_id = m.id
                                                    join group_binding b on b.zone_id = z.id and b.active
                                                        and b.channel = c.channel and b.tenant = c.tenant
                                                    join group_presence p on p.binding_id = b.id and p.present and p.mark
                                                        = chat_mark(presence_secret(), c.channel, c.tenant, c.user_id)
                                                    where m.household_id = h.id and m.active))
                                            || ' ' || (select count(distinct p.mark) from group_binding b
                                                join group_presence p on p.binding_id = b.id and p.present
                                                where b.zone_id = z.id and b.active and not exists (
                                                    select 1 from chat_identity c where p.mark
                                                        = chat_mark(presence_secret(), c.channel, c.tenant, c.user_id)))
                                        from zone z order by z.id
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    private List<String> kept() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select zone_id || ' ' || households || ' ' || reached || ' ' || guests
                                        from zone_coverage order by zone_id
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void numbers_stay_those_of_a_count_whatever_two_do_at_once() {
        Place place = place();

        for (int round = 0; round < 5; round++) {
            int seed = round;
            List<CompletableFuture<Void>> both =
                    IntStream.range(0, 2)
                            .mapToObj(
                                    worker ->
                                            CompletableFuture.runAsync(
                                                    () -> {
                                                        Random random =
                                                                new Random(seed * 2L + worker);
                                                        for (int i = 0; i < 25; i++) {
                                                            something(place, random);
                                                        }
                                                    }))
                            .toList();
            both.forEach(CompletableFuture::join);

            assertThat(kept()).as("after round " + round).isEqualTo(counted());
        }
        int unsettled =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select count(*) from coverage_touch")
                                        .mapTo(Integer.class)
                                        .one());
        assertThat(unsettled).isZero();
        assertThat(kept()).noneMatch(line -> line.endsWith(" 0 0"));
    }
}
