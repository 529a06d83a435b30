package org.qunli.bench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * D7. Every message comes three times, in any order and at once; of some an edit or a recall comes
 * before the message itself; every POST is tried three times with its key, receipts too. Each has
 * one effect. Sabotaged, repetitions come under another name.
 */
public final class Repetition implements Experiment {

    private static final int TIMES = 3;

    private static final int AT_ONCE = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofMillis(50);

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    /** A call, and the key under which it is made. */
    private record Call(String path, String json, String key) {}

    @Override
    public String id() {
        return "D7";
    }

    @Override
    public String title() {
        return "messages doubled, reordered, replayed, every POST tried again: one effect each";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int residents = run.size(200, 2_000);
        try (Stand stand = Stand.start(run, "zone", "request")) {
            Village village = Village.open(stand, 2);
            List<Call> calls = new ArrayList<>();
            for (int resident = 0; resident < residents; resident++) {
                calls.addAll(of(run, village, resident));
            }
            Collections.shuffle(calls, new Random(7));
            run.console().say("%,d calls, %d at once", calls.size(), AT_ONCE);
            send(village.bot(), calls);
            run.console().say("and all once more");
            send(village.bot(), calls);
            int receipts = receipts(stand, village.bot());
            return verdict(run, stand, residents, receipts);
        }
    }

    /** What one resident does, each thing three times. */
    private static List<Call> of(Run run, Village village, int resident) {
        int zone = resident % village.size();
        List<Call> calls = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            String other = run.sabotage() && time > 0 ? "-again-" + time : "";
            String id = "n-" + resident + other;
            String sender = "u-" + resident + other;
            calls.add(
                    new Call(
                            "/v1/messages",
                            Village.message(zone, id, sender, "降压药吃完了,编号" + resident, null),
                            null));
            if (resident % 4 == 1) {
                calls.add(changed(zone, id, "EDIT", sender, "降压药和口罩都没有了,编号" + resident));
            } else if (resident % 4 == 2) {
                calls.add(changed(zone, id, "RECALL", sender, ""));
            }
            calls.add(
                    new Call(
                            "/v1/requests",
                            """
                            {"zoneId":"%s","text":"药吃完了,电话%d","callerName":"来电%d"}"""
                                    .formatted(village.zone(zone), resident, resident),
                            "call-" + resident + other));
        }
        return calls;
    }

    private static Call changed(int zone, String id, String kind, String sender, String text) {
        return new Call("/v1/messages", Village.message(zone, id, kind, sender, text, null), null);
    }

    private void send(Api bot, List<Call> calls) {
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(
                            calls.stream()
                                    .map(
                                            call ->
                                                    CompletableFuture.runAsync(
                                                            () -> send(bot, call), crowd))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            crowd.shutdown();
        }
    }

    private void send(Api bot, Call call) {
        Answer answer = bot.attempt("POST", call.path(), call.json(), call.key(), PATIENCE);
        while (answer.again()) {
            Stand.pause(AGAIN);
            answer = bot.attempt("POST", call.path(), call.json(), call.key(), PATIENCE);
        }
        if (!answer.ok()) {
            wrong.add(call.path() + ": " + answer.status() + " " + answer.body());
        }
    }

    /** Every saying's receipt, three times. */
    private int receipts(Stand stand, Api bot) throws Exception {
        List<Call> calls = new ArrayList<>();
        try (var connection = stand.connect("request");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select id from saying where status = 'PENDING'")) {
            while (rows.next()) {
                for (int time = 0; time < TIMES; time++) {
                    calls.add(
                            new Call(
                                    "/v1/sayings/requests/" + rows.getString(1) + "/receipts",
                                    """
                                    {"status":"SENT","messageId":"s-%s"}"""
                                            .formatted(rows.getString(1)),
                                    time == 0 ? null : "receipt-" + rows.getString(1)));
                }
            }
        }
        Collections.shuffle(calls, new Random(7));
        send(bot, calls);
        return calls.size() / TIMES;
    }

    private Outcome verdict(Run run, Stand stand, int residents, int receipts) {
        Books books = new Books(stand);
        long messages =
                books.number("request", "select count(*) from talk where message_id like 'n-%'");
        long needs =
                books.number(
                        "request", "select count(*) from resident_request where source = 'CHAT'");
        long calls =
                books.number(
                        "request", "select count(*) from resident_request where source = 'API'");
        long opened =
                books.number("request", "select count(*) from event where type = 'request.opened'");
        long settled =
                books.number("request", "select count(*) from event where type = 'saying.settled'");
        // One recalled before it came opens nothing; one recalled afterwards is withdrawn.
        long recalled = (residents + 1) / 4;
        long live =
                books.number(
                        "request",
                        """
                        select count(*) from resident_request
                        where source = 'CHAT' and status <> 'WITHDRAWN'
                        """);
        long unedited =
                books.number(
                        "request",
                        """
                        select count(*) from talk where text like '降压药吃完了%'
                        and substring(text from '[0-9]+$')::int % 4 = 1
                        """);
        run.console()
                .table(
                        List.of(
                                List.of("", "wanted", "counted"),
                                row("messages", residents, messages),
                                row("needs that go on", residents - recalled, live),
                                row("requests by API", residents, calls),
                                row("edits lost", 0, unedited),
                                row("receipts", receipts, settled),
                                row("refused", 0, wrong.size())));
        wrong.stream().limit(5).forEach(w -> run.console().say("%s", w));
        return new Outcome()
                .note("residents", residents)
                .require("eachMessageOnce", messages == residents)
                .require("eachNeedOnce", live == residents - recalled)
                .require("eachCallOnce", calls == residents)
                .require("eachToldOnce", opened == needs + calls)
                .require("everyEditHeld", unedited == 0)
                .require("eachReceiptOnce", settled == receipts)
                .require("nothingRefused", wrong.isEmpty());
    }

    private static List<String> row(String what, long wanted, long counted) {
        return List.of(what, "%,d".formatted(wanted), "%,d".formatted(counted));
    }
}
