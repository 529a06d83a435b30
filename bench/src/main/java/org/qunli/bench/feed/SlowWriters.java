package org.qunli.bench.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * D6. Sixteen writers whose transactions take their time and draw their numbers early or late,
 * while a reader follows the feed over HTTP. It must see every committed event, once. Beside it a
 * reader that trusts the order of the numbers shows what the trap costs; sabotaged, the drill
 * judges that one.
 */
public final class SlowWriters implements Experiment {

    private static final int WRITERS = 16;

    @Override
    public String id() {
        return "D6";
    }

    @Override
    public String title() {
        return "slow transactions while the feed is read: every committed event is seen";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        try (Stand stand = Stand.start(run, "zone")) {
            EventLog log = new EventLog(stand);
            Set<UUID> committed = ConcurrentHashMap.newKeySet();
            AtomicBoolean writing = new AtomicBoolean(true);
            CompletableFuture<List<UUID>> byFeed = start(() -> byFeed(stand, writing));
            CompletableFuture<List<UUID>> byNumber = start(() -> byNumber(stand, writing));
            write(run, stand, log, committed);
            writing.set(false);
            return verdict(run, committed, byFeed.join(), byNumber.join());
        }
    }

    private static void write(Run run, Stand stand, EventLog log, Set<UUID> committed) {
        long each = run.size(120, 1_200);
        run.console().say("%d writers, %,d transactions each", WRITERS, each);
        AtomicLong numbers = new AtomicLong();
        List<CompletableFuture<List<UUID>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(
                    start(
                            () -> {
                                List<UUID> written = new ArrayList<>();
                                try (Connection connection = stand.connect("zone")) {
                                    for (int i = 0; i < each; i++) {
                                        written.add(
                                                log.appendSlowly(
                                                        connection, numbers.getAndIncrement()));
                                    }
                                }
                                return written;
                            }));
        }
        writers.forEach(writer -> committed.addAll(writer.join()));
        run.console().say("%,d events committed", committed.size());
    }

    /** As a third party reads: page by page, by the cursor, until nothing comes any more. */
    private static List<UUID> byFeed(Stand stand, AtomicBoolean writing) throws IOException {
        Api api = stand.api("service");
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        boolean last = false;
        while (!last) {
            // Asked before reading: what is written until now must be in the pages from here on.
            last = !writing.get();
            JsonNode page;
            do {
                page = api.get("/v1/events/zones?limit=1000" + cursor);
                page.get("events")
                        .forEach(event -> seen.add(UUID.fromString(event.get("id").asText())));
                cursor =
                        "&after="
                                + URLEncoder.encode(
                                        page.get("next").asText(), StandardCharsets.UTF_8);
            } while (!page.get("events").isEmpty());
        }
        return seen;
    }

    /** The mistake: where the greatest number seen so far is taken for a place in the log. */
    private static List<UUID> byNumber(Stand stand, AtomicBoolean writing) throws SQLException {
        List<UUID> seen = new ArrayList<>();
        long greatest = 0;
        boolean last = false;
        try (Connection connection = stand.connect("zone");
                PreparedStatement query =
                        connection.prepareStatement(
                                "select id, event_id from event where id > ? order by id limit 1000")) {
            while (!last) {
                last = !writing.get();
                boolean more;
                do {
                    more = false;
                    query.setLong(1, greatest);
                    try (ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            more = true;
                            greatest = rows.getLong(1);
                            seen.add(rows.getObject(2, UUID.class));
                        }
                    }
                } while (more);
            }
        }
        return seen;
    }

    @FunctionalInterface
    private interface Work {
        List<UUID> run() throws IOException, SQLException;
    }

    private static CompletableFuture<List<UUID>> start(Work work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.run();
                    } catch (IOException | SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "drill").start());
    }

    private static Outcome verdict(
            Run run, Set<UUID> committed, List<UUID> byFeed, List<UUID> byNumber) {
        run.console()
                .table(
                        List.of(
                                List.of("reader", "seen", "missed", "twice"),
                                row("by the feed's cursor", committed, byFeed),
                                row("by the greatest number", committed, byNumber)));
        List<UUID> judged = run.sabotage() ? byNumber : byFeed;
        return new Outcome()
                .note("committed", committed.size())
                .note("missedByNumber", missed(committed, byNumber))
                .require("everyEventSeen", missed(committed, judged) == 0)
                .require("eachOnce", twice(judged) == 0);
    }

    private static List<String> row(String reader, Set<UUID> committed, List<UUID> seen) {
        return List.of(
                reader,
                Integer.toString(seen.size()),
                Integer.toString(missed(committed, seen)),
                Integer.toString(twice(seen)));
    }

    private static int missed(Set<UUID> committed, List<UUID> seen) {
        Set<UUID> missing = new HashSet<>(committed);
        seen.forEach(missing::remove);
        return missing.size();
    }

    private static int twice(List<UUID> seen) {
        return seen.size() - new HashSet<>(seen).size();
    }
}
