package org.qunli.bench.notice;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Notices while things break: published while zone-service is down, while zones are being created,
 * and with notice-service killed in the middle of the fan-out. Afterwards each published notice has
 * one delivery for each group, each delivery is told once and has one clock. Sabotaged, a delivery
 * is removed.
 */
public final class NoticeFaults implements Experiment {

    private static final int MORE_ZONES = 50;

    @Override
    public String id() {
        return "NOTICES";
    }

    @Override
    public String title() {
        return "notices while zone-service is down, zones are created, notice-service is killed";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int zones = run.size(500, 5_000);
        int kills = run.size(5, 20);
        try (Stand stand = Stand.start(run, "zone", "notice", "supervision")) {
            ManyGroups groups = new ManyGroups(stand);
            groups.append(0, zones);
            awaitAll(run, groups, zones);
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("notice"));
            int all = whileZoneServiceIsDown(run, stand, groups, admin, zones);
            all = whileZonesAreCreated(run, groups, admin, all);
            int repeated = killInTheMiddle(run, stand, groups, kills);
            if (run.sabotage()) {
                run.console().say("sabotage: a delivery is removed");
                groups.number(
                        "notice",
                        "with gone as (delete from delivery where id = (select id from delivery limit 1)"
                                + " returning 1) select count(*) from gone");
            }
            return verdict(run, groups, all, repeated);
        }
    }

    private static void awaitAll(Run run, ManyGroups groups, int zones) {
        groups.await(run.console(), "notice", zones);
        groups.await(run.console(), "supervision", zones);
        Stand.await(
                "the groups are known",
                () -> groups.number("notice", "select count(*) from binding") >= zones);
    }

    /** What zone-service's log got meanwhile is read when it is back. */
    private static int whileZoneServiceIsDown(
            Run run, Stand stand, ManyGroups groups, Api admin, int zones)
            throws IOException, SQLException {
        run.console().say("publishing while zone-service is down");
        stand.stack().kill("zone");
        Words.publish(admin, Words.draft(admin, "停机时发布"));
        groups.append(zones, zones + MORE_ZONES);
        stand.stack().start("zone");
        awaitAll(run, groups, zones + MORE_ZONES);
        return zones + MORE_ZONES;
    }

    private static int whileZonesAreCreated(Run run, ManyGroups groups, Api admin, int zones)
            throws Exception {
        run.console().say("publishing while zones are created");
        int after = zones + 10 * MORE_ZONES;
        CompletableFuture<Void> creating =
                CompletableFuture.runAsync(
                        () -> {
                            for (int n = zones; n < after; n += MORE_ZONES) {
                                append(groups, n);
                            }
                        });
        for (int n = 0; n < 5; n++) {
            Words.publish(admin, Words.draft(admin, "建区时发布" + n));
        }
        creating.join();
        awaitAll(run, groups, after);
        return after;
    }

    private static void append(ManyGroups groups, int from) {
        try {
            groups.append(from, from + MORE_ZONES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers how often a publication had to be asked for again. */
    private static int killInTheMiddle(Run run, Stand stand, ManyGroups groups, int kills)
            throws IOException {
        int again = 0;
        List<Integer> after = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("notice"));
            String id = Words.draft(admin, "中断时发布" + kill);
            CompletableFuture<Boolean> publishing =
                    CompletableFuture.supplyAsync(() -> published(admin, id));
            int pause = 20 + 60 * kill % 400;
            after.add(pause);
            Stand.pause(Duration.ofMillis(pause));
            stand.stack().kill("notice");
            boolean answered = publishing.join();
            stand.stack().start("notice");
            Api next = stand.api("admin").at(stand.stack().serviceUrl("notice"));
            boolean committed =
                    next.get("/v1/notices/" + id).get("status").asText().equals("PUBLISHED");
            if (answered && !committed) {
                throw new IllegalStateException("an answered publication is lost");
            }
            if (!committed) {
                Words.publish(next, id);
                again++;
            }
        }
        run.console().say("killed %s ms after the call, %d asked for again", after, again);
        return again;
    }

    private static boolean published(Api admin, String id) {
        try {
            Words.publish(admin, id);
            return true;
        } catch (IOException killed) {
            return false;
        }
    }

    private static Outcome verdict(Run run, ManyGroups groups, int zones, int repeated) {
        double notices =
                groups.number("notice", "select count(*) from notice where status = 'PUBLISHED'");
        double wanted = notices * zones;
        run.console().say("waiting for %,.0f clocks", wanted);
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (clocks(groups) < wanted && System.nanoTime() < deadline) {
            Stand.pause(Duration.ofMillis(100));
        }
        double deliveries = groups.number("notice", "select count(*) from delivery");
        double once =
                groups.number("notice", "select count(distinct (notice, binding)) from delivery");
        double due =
                groups.number("notice", "select count(*) from event where type = 'delivery.due'");
        double words = groups.number("notice", "select count(*) from saying where kind = 'NOTICE'");
        double told =
                groups.number(
                        "notice", "select count(*) from event where type = 'notice.published'");
        return new Outcome()
                .note("notices", notices)
                .note("groups", zones)
                .note("askedForAgain", repeated)
                .note("deliveries", deliveries)
                .note("clocks", clocks(groups))
                .require("every group has every notice", deliveries == wanted)
                .require("no delivery twice", once == deliveries)
                .require("each delivery told once", due == wanted)
                .require("each bot given it once", words == wanted / 2)
                .require("each publication told once", told == notices)
                .require("each delivery has one clock", clocks(groups) == wanted);
    }

    private static double clocks(ManyGroups groups) {
        return groups.number("supervision", "select count(*) from clock where kind = 'FORWARD'");
    }
}
