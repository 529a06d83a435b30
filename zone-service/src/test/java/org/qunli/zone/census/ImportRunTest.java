package org.qunli.zone.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

/** How an import runs: on one pod of several, once, through a crash. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportRunTest {

    private static final String LIST = "楼栋,单元,房号,标记\n8,1,1203,透析\n8,1,1204,\n";

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @Inject HouseholdImporter importer;

    @Inject ImportCleaner cleaner;

    private String zone;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
        zone = Town.zone();
    }

    private Response send(String file) {
        return CensusTown.send(zone, file);
    }

    private String path() {
        return CensusTown.path(zone);
    }

    private void nothing_is_there() {
        Town.asAdmin().get(path()).then().body("items", empty());
        assertThat(Town.events("household.changed")).isEmpty();
    }

    private long rows(String table) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from <table>")
                                .define("table", table)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void the_same_key_is_one_import_and_another_file_under_it_is_refused() {
        RequestSpecification call =
                CensusTown.csv(Tokens.admin(Town.NANAN)).header("Idempotency-Key", "k1");
        byte[] file = LIST.getBytes(StandardCharsets.UTF_8);
        String first = call.body(file).post(path()).path("id");

        CensusTown.csv(Tokens.admin(Town.NANAN))
                .header("Idempotency-Key", "k1")
                .body(file)
                .post(path())
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        CensusTown.csv(Tokens.admin(Town.NANAN))
                .header("Idempotency-Key", "k1")
                .body("building,room\n1,1\n".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(422);
        Town.asAdmin().get("/v1/zones/" + zone + "/imports").then().body("items", hasSize(1));
    }

    @Test
    void two_files_at_once_into_one_zone_are_one_after_the_other_or_refused() throws Exception {
        Callable<Integer> sender = () -> send(LIST).statusCode();
        var senders = Executors.newFixedThreadPool(2);
        List<Integer> statuses = new java.util.ArrayList<>();
        for (var sent : senders.invokeAll(List.of(sender, sender))) {
            statuses.add(sent.get());
        }
        senders.shutdown();

        assertThat(statuses).allMatch(status -> status == 202 || status == 409).contains(202);
        Town.asAdmin().get(path()).then().body("items", hasSize(2));
        assertThat(Town.events("household.changed")).hasSize(2);
    }

    /** As if the pod had died after the file was stored: the import waits to be checked. */
    private String waiting() {
        String id = send("building,room\n8,1\n8,2\n8,3,,,\n").path("id");
        jdbi.useHandle(
                handle -> {
                    handle.execute("delete from household_import_error");
                    handle.execute(
                            "update household_import set state = 'CHECKING', settled_at = null, errors = 0,"
                                    + " lease_until = timestamptz '2026-04-04T02:01:00Z'");
                });
        return id;
    }

    @Test
    void an_import_whose_pod_died_is_taken_on_by_another_once() throws Exception {
        String id = waiting();

        assertThat(importer.runOnce(clock.instant())).isZero();
        clock.tick(Duration.ofMinutes(2));
        Callable<Integer> pod = () -> importer.runOnce(clock.instant());
        var pods = Executors.newFixedThreadPool(2);
        int settled = 0;
        for (var run : pods.invokeAll(List.of(pod, pod))) {
            settled += run.get();
        }
        pods.shutdown();

        assertThat(settled).isEqualTo(1);
        Town.asAdmin()
                .get("/v1/imports/" + id)
                .then()
                .body("state", equalTo("DONE"))
                .body("created", equalTo(2));
        assertThat(Town.events("household.changed")).hasSize(2);
    }

    @Test
    void an_upload_that_broke_off_fails_and_frees_its_key() {
        String id = send(LIST).path("id");
        Town.asAdmin().get(path()).then().body("items", hasSize(2));
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update household_import set state = 'RECEIVING', settled_at = null, idempotency_key = 'k9'"));
        clock.tick(Duration.ofMinutes(2));

        importer.runOnce(clock.instant());

        Town.asAdmin()
                .get("/v1/imports/" + id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("upload-broken-off"));
        CensusTown.csv(Tokens.admin(Town.NANAN))
                .header("Idempotency-Key", "k9")
                .body("building,room\n1,1\n".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(202);
    }

    @Test
    void a_cancelled_import_changes_nothing_and_an_ended_one_stays() {
        String id = waiting();

        Town.asAdmin().delete("/v1/imports/" + id).then().statusCode(204);
        clock.tick(Duration.ofMinutes(2));
        assertThat(importer.runOnce(clock.instant())).isZero();

        Town.asAdmin().get("/v1/imports/" + id).then().body("state", equalTo("CANCELLED"));
        Town.asAdmin().delete("/v1/imports/" + id).then().statusCode(409);
        nothing_is_there();
        cleaner.runOnce(clock.instant());
        assertThat(rows("household_import_row")).isZero();
        clock.tick(Duration.ofDays(8));
        cleaner.runOnce(clock.instant());
        Town.asAdmin().get("/v1/imports/" + id).then().statusCode(404);
    }

    @Test
    void a_crash_in_the_midst_of_the_last_transaction_leaves_nothing_and_the_next_pod_does_it_once()
            throws Exception {
        send("building,room,label\n8,1,before\n").then().statusCode(202);
        String household = Town.lastEvent("household.changed").at("/data/householdId").asText();
        AtomicReference<String> id = new AtomicReference<>();

        // The households are written and the events about to be, when the pod's connection dies.
        Transactions.inNew(
                () -> {
                    lock("household/" + household);
                    CompletableFuture<Response> sent =
                            CompletableFuture.supplyAsync(
                                    () -> send("building,room,label\n8,1,after\n8,2,\n"));
                    Awaitility.await().until(this::killed_whoever_waits_for_the_subject);
                    id.set(sent.get().path("id"));
                    return null;
                });

        Town.asAdmin().get(path()).then().body("items.label", contains("before"));
        assertThat(Town.events("household.changed")).hasSize(1);
        Town.asAdmin().get("/v1/imports/" + id).then().body("rowsApplied", equalTo(0));
        clock.tick(Duration.ofMinutes(2));
        assertThat(importer.runOnce(clock.instant())).isEqualTo(1);
        assertThat(importer.runOnce(clock.instant())).isZero();
        Town.asAdmin().get("/v1/imports/" + id).then().body("state", equalTo("DONE"));
        Town.asAdmin().get(path()).then().body("items.label", contains("after", "8-2"));
        cleaner.runOnce(clock.instant());
        assertThat(Town.events("household.changed"))
                .extracting(event -> event.get("subjectversion").asInt())
                .containsExactlyInAnyOrder(1, 2, 1);
        assertThat(rows("event_personal")).isEqualTo(3);
        assertThat(rows("event_staged")).isZero();
        assertThat(rows("event_subject where subject like 'household/%'")).isEqualTo(2);
    }

    private void lock(String subject) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        "select 1 from event_subject where subject = :subject for update")
                                .bind("subject", subject)
                                .mapTo(Integer.class)
                                .one());
    }

    private boolean killed_whoever_waits_for_the_subject() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select coalesce(bool_or(pg_terminate_backend(pid)), false)
                                        from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%event_staged%'
                                        """)
                                .mapTo(Boolean.class)
                                .one());
    }
}
