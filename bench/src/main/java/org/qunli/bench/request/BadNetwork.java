package org.qunli.bench.request;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.NetworkProxy;
import org.qunli.bench.stand.Stand;

/**
 * D4. The network between the services is cut, slow, then half-open, each time until past the
 * moment at which officers would be reminded, and they answer meanwhile; a notice is published and
 * forwarded. Users are answered as before, the feeds catch up by themselves, and no officer who
 * answered is blamed; who didn't is reminded all the same. Sabotaged, supervision-service doesn't
 * wait for what it can't read.
 */
public final class BadNetwork implements Experiment {

    private static final List<String> SERVICES =
            List.of("zone", "supervision", "notice", "request");

    private static final List<NetworkProxy.State> FAULTS =
            List.of(NetworkProxy.State.CUT, NetworkProxy.State.SLOW, NetworkProxy.State.HALF_OPEN);

    /** Past the village's FIRST_RESPONSE, and well before what is unread fires unconfirmed. */
    private static final Duration FAULT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ZONES = 2;

    /** Reminders of what was due. */
    private static final String REMINDED =
            """
            select %s from reminder r join clock c on c.id = r.clock
            where r.kind = 'FIRST_RESPONSE' and r.at >= c.due_at and c.outcome is %s
            """;

    /** Who answered in time, by request-service's own account: a busy machine may be too slow. */
    private static final String IN_TIME =
            """
            select substring(a.subject from 9) from event a
            join event o on o.subject = a.subject and o.type = 'request.opened'
            where a.type = 'request.answered' and a.occurred_at < o.occurred_at + interval '8 seconds'
            """;

    @Override
    public String id() {
        return "D4";
    }

    @Override
    public String title() {
        return "the network between services cut, slow, half-open: nobody who answered is blamed";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int needs = run.size(20, 200);
        Map<String, NetworkProxy> network = new HashMap<>();
        try {
            for (String service : SERVICES) {
                network.put(service, NetworkProxy.open());
            }
            try (Stand stand = Stand.start(run, settings(run, network), serviceNames())) {
                for (String service : SERVICES) {
                    network.get(service).leadTo(stand.stack().serviceUrl(service));
                }
                Village village = Village.open(stand, ZONES);
                List<Answer> answers = new ArrayList<>();
                for (NetworkProxy.State fault : FAULTS) {
                    new Round(run, stand, village, network, answers).run(fault, needs);
                }
                Books books = new Books(stand);
                awaitReminders(books);
                return verdict(run, books, answers, needs);
            }
        } finally {
            for (NetworkProxy proxy : network.values()) {
                proxy.close();
            }
        }
    }

    /** Not for ever: the verdict says if some are missing. */
    private static void awaitReminders(Books books) {
        long deadline = System.nanoTime() + FAULT.toNanos();
        while (silentAndReminded(books) < FAULTS.size() && System.nanoTime() < deadline) {
            Stand.pause(Duration.ofMillis(100));
        }
    }

    private static long silentAndReminded(Books books) {
        return books.number("supervision", REMINDED.formatted("count(distinct r.matter)", "null"));
    }

    private static String[] serviceNames() {
        return SERVICES.toArray(String[]::new);
    }

    /** Feeds are read through the proxies; quiet ones are asked more often, to see them alive. */
    private static Map<String, String> settings(Run run, Map<String, NetworkProxy> network) {
        Map<String, String> settings = new HashMap<>();
        network.forEach(
                (service, proxy) ->
                        settings.put(
                                "QUNLI_FEED_SOURCES__%s__URL"
                                        .formatted(feed(service).toUpperCase(Locale.ROOT)),
                                proxy.address().toString()));
        settings.put("QUNLI_FEED_LONG_POLL", "PT3S");
        settings.put("QUNLI_FEED_LONGEST_PAUSE", "PT2S");
        if (run.sabotage()) {
            settings.put("QUNLI_WATCHER_GRACE", "PT0S");
        }
        return settings;
    }

    private static String feed(String service) {
        return service.equals("supervision") ? service : service + "s";
    }

    /** One fault. */
    private record Round(
            Run run,
            Stand stand,
            Village village,
            Map<String, NetworkProxy> network,
            List<Answer> answers) {

        void run(NetworkProxy.State fault, int needs) throws IOException {
            Books books = new Books(stand);
            String name = fault.name().toLowerCase(Locale.ROOT);
            for (int i = 0; i < needs; i++) {
                ask(name + "-" + i, i % ZONES);
            }
            ask(name + "-silent", 0);
            books.awaitSupervision();
            long began = System.nanoTime();
            run.console().say("%s; officers answer %d needs meanwhile", fault, needs);
            network.values().forEach(proxy -> proxy.become(fault));
            for (int i = 0; i < needs; i++) {
                reply(name + "-" + i, i % ZONES);
            }
            ask(name + "-late", 1);
            reply(name + "-late", 1);
            publish(name);
            Stand.pause(FAULT.minusNanos(System.nanoTime() - began));
            network.values().forEach(proxy -> proxy.become(NetworkProxy.State.WELL));
            awaitFeeds(books);
        }

        private void ask(String id, int zone) {
            hear(Village.message(zone, id, "u-" + id, "降压药吃完了,编号" + id, null));
        }

        private void reply(String id, int zone) {
            hear(Village.message(zone, "r-" + id, Village.officer(zone), "一小时后送到", id));
        }

        private void hear(String message) {
            answers.add(village.bot().attempt("POST", "/v1/messages", message, null, PATIENCE));
        }

        private void publish(String name) {
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("notice"));
            Answer drafted =
                    call(
                            admin,
                            "POST",
                            "/v1/notices",
                            """
                            {"kind":"SUPPLY","source":{"authority":"南安市指挥部"},
                             "texts":[{"language":"ZH","headline":"配送","body":"网络中断时发布:%s"}],
                             "targets":{"districts":["%s"]}}"""
                                    .formatted(name, Stand.DISTRICT));
            String notice = "/v1/notices/" + drafted.body().path("id").asText();
            call(admin, "POST", notice + "/publication", "{}");
            Answer deliveries = call(admin, "GET", notice + "/deliveries", null);
            Api bot = village.bot(stand.stack().serviceUrl("notice"));
            deliveries
                    .body()
                    .path("items")
                    .forEach(
                            delivery ->
                                    call(
                                            bot,
                                            "PUT",
                                            notice
                                                    + "/deliveries/"
                                                    + delivery.path("bindingId").asText(),
                                            "{\"state\":\"FORWARDED\"}"));
        }

        private Answer call(Api caller, String method, String path, String body) {
            Answer answer = caller.attempt(method, path, body, null, PATIENCE);
            answers.add(answer);
            return answer;
        }

        /** By themselves: nothing is started or told. */
        private void awaitFeeds(Books books) {
            Instant healed =
                    Instant.ofEpochMilli(
                            books.number(
                                    "zone",
                                    "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)"));
            long began = System.nanoTime();
            for (String service : SERVICES) {
                Stand.await(
                        service + "-service has read every feed",
                        () ->
                                books.number(
                                                service,
                                                "select count(*) from feed_cursor where as_of is null or as_of < '"
                                                        + healed
                                                        + "'")
                                        == 0);
            }
            run.console().say("caught up %.1f s later", (System.nanoTime() - began) / 1e9);
        }
    }

    private static Outcome verdict(Run run, Books books, List<Answer> answers, int needs) {
        long refused = answers.stream().filter(answer -> !answer.ok()).count();
        double slowest = answers.stream().mapToDouble(Answer::millis).max().orElse(0);
        List<String> inTime = books.texts("request", IN_TIME);
        long answered = inTime.size();
        String them = " and c.matter = any ('{" + String.join(",", inTime) + "}')";
        long met =
                books.number(
                        "supervision",
                        "select count(*) from clock c where c.kind = 'FIRST_RESPONSE' and c.outcome = 'MET'"
                                + them);
        long blamed =
                books.number("supervision", REMINDED.formatted("count(*)", "not null") + them);
        long reminded = silentAndReminded(books);
        long forwarded =
                books.number(
                        "supervision",
                        "select count(*) from clock where kind = 'FORWARD' and outcome = 'MET'");
        long held = 0;
        for (String service : SERVICES) {
            held += books.number(service, "select count(*) from feed_held");
        }
        run.console()
                .table(
                        List.of(
                                List.of("", "wanted", "counted"),
                                row("calls refused or too slow", 0, refused),
                                row("answered in time, and judged so", answered, met),
                                row("reminded though they had answered", 0, blamed),
                                row("silent, and reminded", FAULTS.size(), reminded),
                                row("notices forwarded in time", FAULTS.size() * ZONES, forwarded),
                                row("events held or parked", 0, held)));
        return new Outcome()
                .note("calls", answers.size())
                .note("slowestMillis", Math.round(slowest))
                .require("usersAnsweredAsBefore", refused == 0)
                .require("enoughAnsweredInTime", 2 * answered > FAULTS.size() * needs)
                .require("everyAnswerCounts", met == answered)
                .require("nobodyBlamed", blamed == 0)
                .require("whoWasSilentIsReminded", reminded == FAULTS.size())
                .require("noticesForwarded", forwarded == FAULTS.size() * ZONES)
                .require("feedsCaughtUp", held == 0);
    }

    private static List<String> row(String what, long wanted, long counted) {
        return List.of(what, "%,d".formatted(wanted), "%,d".formatted(counted));
    }
}
