package org.qunli.bench.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * How well messages are understood that nothing was learned from, said by strangers in the groups
 * of a running service. What is linked to what is shown by the build, which plays whole
 * conversations.
 */
public final class Understanding implements Experiment {

    private static final int ZONES = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SETS = "request-service/src/test/resources/";

    private static final List<String> HELD_BACK =
            List.of(
                    "evaluation/messages-held-back-2.tsv",
                    "evaluation/messages-held-back.tsv",
                    "reading/heldout2.tsv",
                    "reading/heldout.tsv");

    private static final double NEEDS = 0.95;
    private static final double TALK = 0.10;
    private static final double CATEGORY = 0.85;
    private static final double MILLIS = 0.2;

    /** One labelled message and what the service made of it. */
    private record Read(String intent, String category, String priority, JsonNode answer) {

        boolean need() {
            return intent.equals("REQUEST");
        }

        boolean idle() {
            return intent.equals("TALK") || intent.equals("THANKS");
        }

        boolean opened() {
            return answer.path("outcome").asText().equals("OPENED");
        }

        boolean categoryRight() {
            return first("category").equals(category);
        }

        boolean urgent() {
            return first("priority").equals("URGENT");
        }

        private String first(String field) {
            return answer.path("requests").path(0).path(field).asText();
        }
    }

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public String title() {
        return "understanding messages that nothing was learned from";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        try (Stand stand = Stand.start(run, Map.of(), "zone", "request")) {
            Village village = Village.open(stand, ZONES);
            Outcome outcome = new Outcome();
            List<List<String>> table = new ArrayList<>();
            table.add(List.of("set", "messages", "needs", "talk opened", "category", "urgent"));
            List<Read> first = null;
            for (String set : HELD_BACK) {
                List<Read> reads = read(village, run.root().resolve(SETS + set), set);
                first = first == null ? reads : first;
                table.add(row(set, reads));
            }
            double millis = millis(stand.api("admin"), run.size(3, 11));
            run.console().table(table);
            run.console().say("%.3f ms for a message, read from the database included", millis);
            double needs = share(first, Read::need, Read::opened);
            return outcome.measured(round(needs), NEEDS, needs >= NEEDS)
                    .note("talkOpened", round(share(first, Read::idle, Read::opened)))
                    .note("categoryRight", round(categories(first)))
                    .note("urgentRecognised", round(urgent(first)))
                    .note("millisPerMessage", Math.round(1000 * millis) / 1000.0)
                    .require(
                            "talk opened within " + TALK,
                            share(first, Read::idle, Read::opened) <= TALK)
                    .require("category right from " + CATEGORY, categories(first) >= CATEGORY)
                    .require("all dangers recognised", urgent(first) == 1)
                    .require("within " + MILLIS + " ms", millis <= MILLIS);
        }
    }

    private static List<Read> read(Village village, Path file, String set) throws IOException {
        List<Read> reads = new ArrayList<>();
        Api bot = village.bot();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            boolean officer = cells[0].equals("OFFICER");
            if (line.isBlank() || line.startsWith("#") || officer) {
                continue;
            }
            int at = cells.length - 4;
            String id = set + "-" + reads.size();
            String text = JsonNodeFactory.instance.textNode(cells[at + 3]).toString();
            String message =
                    Village.message(
                            reads.size() % ZONES,
                            id,
                            "u-" + id,
                            text.substring(1, text.length() - 1),
                            null);
            Answer answer = bot.attempt("POST", "/v1/messages", message, null, PATIENCE);
            if (!answer.ok()) {
                throw new IOException("not taken: " + answer.status());
            }
            reads.add(new Read(cells[at], cells[at + 1], cells[at + 2], answer.body()));
        }
        return reads;
    }

    /** By trying no change on what was said: each message is read twice, once by each lexicon. */
    private static double millis(Api admin, int times) throws IOException {
        List<Double> each = new ArrayList<>();
        for (int time = 0; time < times + 2; time++) {
            long began = System.nanoTime();
            JsonNode tried =
                    admin.post("/v1/lexicon/" + Stand.DISTRICT + "/dry-run", "{\"entries\":[]}");
            double took = (System.nanoTime() - began) / 1e6;
            if (time >= 2) {
                each.add(took / (2 * tried.path("examined").asInt()));
            }
        }
        return Samples.of(each).median();
    }

    private static List<String> row(String set, List<Read> reads) {
        return List.of(
                set,
                "%,d".formatted(reads.size()),
                "%.3f".formatted(share(reads, Read::need, Read::opened)),
                "%.3f".formatted(share(reads, Read::idle, Read::opened)),
                "%.3f".formatted(categories(reads)),
                "%.3f".formatted(urgent(reads)));
    }

    private static double categories(List<Read> reads) {
        return share(reads, r -> r.need() && r.opened(), Read::categoryRight);
    }

    private static double urgent(List<Read> reads) {
        return share(reads, r -> r.priority().equals("URGENT"), Read::urgent);
    }

    private static double share(List<Read> reads, Predicate<Read> of, Predicate<Read> that) {
        List<Read> all = reads.stream().filter(of).toList();
        return all.isEmpty() ? 1 : (double) all.stream().filter(that).count() / all.size();
    }

    private static double round(double share) {
        return Math.round(1000 * share) / 1000.0;
    }
}
