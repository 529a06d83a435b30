package org.qunli.bench.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.LossyProxy;
import org.qunli.bench.stand.Stand;

/**
 * D12. A proxy swallows the answer after the commit, and the client tries again: a message by its
 * own id, a need by API with its Idempotency-Key. The stored answer comes, and there is one effect.
 * Sabotaged, the client forgets that it is the same call.
 */
public final class LostAnswer implements Experiment {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String id() {
        return "D12";
    }

    @Override
    public String title() {
        return "the answer is lost after the commit, the client tries again: the stored one, one effect";
    }

    /** One call and its repetition. */
    private record Twice(Answer first, Answer again) {
        boolean lostAndFound() {
            return first.status() == 0 && again.ok();
        }
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int calls = run.size(50, 500);
        try (Stand stand = Stand.start(run, "zone", "request")) {
            Village village = Village.open(stand, 1);
            try (LossyProxy proxy = LossyProxy.before(stand.stack().serviceUrl("request"))) {
                Api bot = village.bot(proxy.address());
                int found = 0;
                int stored = 0;
                for (int call = 0; call < calls; call++) {
                    Twice message = message(run, proxy, bot, call);
                    Twice need = need(run, proxy, bot, village.zone(0), call);
                    found += (message.lostAndFound() ? 1 : 0) + (need.lostAndFound() ? 1 : 0);
                    stored += isTheStored(stand, message.again(), need.again()) ? 1 : 0;
                }
                return verdict(run, stand, calls, found, stored, proxy.lost());
            }
        }
    }

    private static Twice message(Run run, LossyProxy proxy, Api bot, int call) {
        String again = run.sabotage() ? "again-" + call : "n-" + call;
        return twice(
                proxy,
                () -> post(bot, "/v1/messages", need("n-" + call, call), null),
                () -> post(bot, "/v1/messages", need(again, call), null));
    }

    private static String need(String id, int call) {
        return Village.message(0, id, "u-" + call, "降压药吃完了,编号" + call, null);
    }

    private static Twice need(Run run, LossyProxy proxy, Api bot, String zone, int call) {
        String body =
                """
                {"zoneId":"%s","text":"药吃完了,电话%d","callerName":"来电%d"}"""
                        .formatted(zone, call, call);
        String again = run.sabotage() ? "again-" + call : "key-" + call;
        return twice(
                proxy,
                () -> post(bot, "/v1/requests", body, "key-" + call),
                () -> post(bot, "/v1/requests", body, again));
    }

    private static Twice twice(LossyProxy proxy, Supplier<Answer> call, Supplier<Answer> again) {
        proxy.lose(true);
        Answer first = call.get();
        proxy.lose(false);
        Answer second = again.get();
        // Its first try may still be on its way: 409 says so.
        while (second.again()) {
            Stand.pause(Duration.ofMillis(50));
            second = again.get();
        }
        return new Twice(first, second);
    }

    private static Answer post(Api bot, String path, String json, String key) {
        return bot.attempt("POST", path, json, key, PATIENCE);
    }

    /** Whether both answers name what is in the database. */
    private static boolean isTheStored(Stand stand, Answer message, Answer need) {
        if (!message.ok() || !need.ok()) {
            return false;
        }
        JsonNode key = message.body().path("messageKey");
        JsonNode id = need.body().path("id");
        Books books = new Books(stand);
        return books.number(
                                "request",
                                "select count(*) from talk where id::text = '" + key.asText() + "'")
                        == 1
                && books.number(
                                "request",
                                "select count(*) from resident_request where id::text = '"
                                        + id.asText()
                                        + "'")
                        == 1;
    }

    private static Outcome verdict(
            Run run, Stand stand, int calls, int found, int stored, int lost) {
        Books books = new Books(stand);
        long messages =
                books.number("request", "select count(*) from talk where text like '降压药吃完了%'");
        long byMessage =
                books.number(
                        "request", "select count(*) from resident_request where source = 'CHAT'");
        long byCall =
                books.number(
                        "request", "select count(*) from resident_request where source = 'API'");
        run.console()
                .table(
                        List.of(
                                List.of("", "wanted", "counted"),
                                row("answers lost", 2 * calls, lost),
                                row("second tries answered", 2 * calls, found),
                                row("messages", calls, messages),
                                row("requests by message", calls, byMessage),
                                row("requests by API", calls, byCall)));
        return new Outcome()
                .note("calls", 2 * calls)
                .require("everyAnswerWasLost", lost >= 2 * calls)
                .require("everyRetryAnswered", found == 2 * calls)
                .require("theStoredAnswer", stored == calls)
                .require("oneEffect", messages == calls && byMessage == calls && byCall == calls);
    }

    private static List<String> row(String what, long wanted, long counted) {
        return List.of(what, "%,d".formatted(wanted), "%,d".formatted(counted));
    }
}
