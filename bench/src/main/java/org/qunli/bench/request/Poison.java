package org.qunli.bench.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * D9. An event that can't be applied is in zone-service's feed, followed by another of the same
 * household and by those of others; and messages that can't be taken come among good ones. The
 * event is parked and reported, its household waits, everything else goes on; once it is dropped,
 * its household goes on too. A bad message is refused alone. Sabotaged, the consumer forgets what
 * it parked.
 */
public final class Poison implements Experiment {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String APPEND =
            """
            with told as (
                select cast('%s' as uuid) as household, cast('%s' as jsonb) as data),
            drawn as (
                insert into event_subject as s (subject, version)
                select 'household/' || household, 1 from told
                on conflict (subject) do update set version = s.version + 1
                returning version)
            insert into event (event_id, type, subject, subject_version, district, zone,
                               audience, channel, occurred_at, data, state)
            select gen_random_uuid(), 'household.changed', 'household/' || household, version,
                   '%s', cast('%s' as uuid), '{SERVICES}', '{}', clock_timestamp(), data, true
            from told cross join drawn
            """;

    @Override
    public String id() {
        return "D9";
    }

    @Override
    public String title() {
        return "a poison event, poison messages: parked or refused alone, everything else goes on";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int others = run.size(500, 5_000);
        try (Stand stand = Stand.start(run, "zone", "request")) {
            Village village = Village.open(stand, 1);
            Books books = new Books(stand);
            Outcome outcome = new Outcome().note("others", others);
            poisonEvent(run, stand, village, books, others, outcome);
            poisonMessages(run, village, books, run.size(20, 200), outcome);
            return outcome;
        }
    }

    private static void poisonEvent(
            Run run, Stand stand, Village village, Books books, int others, Outcome outcome)
            throws Exception {
        String zone = village.zone(0);
        String sick = "00000000-0000-7000-8000-000000000001";
        append(books, zone, sick, "\"flags\":\"POISON\",\"active\":\"neither\"");
        for (int other = 2; other < others + 2; other++) {
            append(
                    books,
                    zone,
                    "00000000-0000-7000-8000-%012d".formatted(other),
                    "\"flags\":[\"FINE\"],\"active\":true");
        }
        run.console().say("a poison event, and %,d after it", others);
        Stand.await("the others are applied", () -> households(books, "FINE") == others);
        Stand.await(
                "the poison is parked",
                () ->
                        books.number(
                                        "request",
                                        "select count(*) from feed_held where state = 'PARKED'")
                                > 0);
        // Only now: of two states on one page the later one is enough.
        append(books, zone, sick, "\"flags\":[\"AFTERWARDS\"],\"active\":true");
        append(
                books,
                zone,
                "00000000-0000-7000-8000-000000000000",
                "\"flags\":[\"LAST\"],\"active\":true");
        Stand.await("what came later is applied", () -> households(books, "LAST") == 1);
        if (run.sabotage()) {
            run.console().say("sabotage: the consumer forgets what it parked");
            books.execute("request", "delete from feed_held");
        }
        Api admin = stand.api("admin");
        JsonNode parked = admin.get("/v1/consumers/request/zones/parked?state=PARKED").get("items");
        String health =
                String.valueOf(
                        admin.at(stand.stack().managementUrl("request")).get("/q/health/ready"));
        boolean waits = households(books, "AFTERWARDS") == 0;
        outcome.require("othersGoOn", households(books, "FINE") == others)
                .require("parked", parked.size() == 1)
                .require("reported", health.contains("parked"))
                .require("itsSubjectWaits", waits);
        if (parked.size() == 1) {
            Answer dropped =
                    admin.attempt(
                            "DELETE",
                            "/v1/consumers/request/zones/parked/"
                                    + parked.get(0).get("eventId").asText(),
                            null,
                            null,
                            PATIENCE);
            run.console().say("dropped: %d", dropped.status());
            Stand.await("its household goes on", () -> households(books, "AFTERWARDS") == 1);
            outcome.require("goesOnOnceDropped", dropped.ok());
        }
    }

    private static long households(Books books, String flag) {
        return books.number(
                "request", "select count(*) from household where flags[1] = '" + flag + "'");
    }

    private static void append(Books books, String zone, String household, String rest) {
        String data =
                "{\"householdId\":\"%s\",\"zoneId\":\"%s\",%s}".formatted(household, zone, rest);
        books.execute("zone", APPEND.formatted(household, data, Stand.DISTRICT, zone));
    }

    private static void poisonMessages(
            Run run, Village village, Books books, int batches, Outcome outcome) {
        int good = 0;
        int alone = 0;
        int defects = 0;
        for (int batch = 0; batch < batches; batch++) {
            List<String> items =
                    List.of(
                            need("g-" + batch + "-1", "u-g1-" + batch, "降压药吃完了"),
                            need("p-" + batch + "-1", "u-p1-" + batch, "药\\u0000吃完了"),
                            "{\"channel\":17}",
                            need("p-" + batch + "-2", "u-p2-" + batch, "药".repeat(30_000)),
                            need("g-" + batch + "-2", "u-g2-" + batch, "降压药吃完了"));
            Answer answer =
                    village.bot()
                            .attempt(
                                    "POST",
                                    "/v1/messages",
                                    "{\"items\":[" + String.join(",", items) + "]}",
                                    null,
                                    PATIENCE);
            defects += answer.status() >= 500 || answer.status() == 0 ? 1 : 0;
            for (int item = 0; answer.ok() && item < items.size(); item++) {
                int status = answer.body().at("/items/" + item + "/status").asInt();
                boolean isGood = item == 0 || item == items.size() - 1;
                good += isGood && status == 200 ? 1 : 0;
                alone += !isGood && status >= 400 && status < 500 ? 1 : 0;
            }
        }
        long kept =
                books.number("request", "select count(*) from talk where message_id like 'g-%'");
        long poison =
                books.number("request", "select count(*) from talk where message_id like 'p-%'");
        run.console()
                .table(
                        List.of(
                                List.of("messages", "wanted", "counted"),
                                List.of("good, taken", "" + 2 * batches, "" + kept),
                                List.of("bad, refused alone", "" + 3 * batches, "" + alone),
                                List.of("bad, kept", "0", "" + poison)));
        outcome.require("goodMessagesTaken", good == 2 * batches && kept == 2L * batches)
                .require("badOnesRefusedAlone", alone == 3 * batches && poison == 0)
                .require("noDefect", defects == 0);
    }

    private static String need(String id, String sender, String text) {
        return Village.message(0, id, sender, text, null);
    }
}
