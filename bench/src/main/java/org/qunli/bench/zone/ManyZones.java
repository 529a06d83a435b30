package org.qunli.bench.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Reads coverage and on-duty of random zones, first in a small district, then in one of many zones
 * with many households: what is asked a hundred times a minute must not grow with the district.
 * Counting coverage anew from the rows is shown beside.
 */
public final class ManyZones implements Experiment {

    private static final int OFFICERS = 5;

    private static final double GOAL = 1.5;

    private static final String COUNT_ANEW =
            """
            select count(*) filter (where exists (
                select 1 from member m join chat_identity c on c.holder_id = m.id
                join group_presence p on p.mark = c.mark and p.present
                join group_binding b on b.id = p.binding_id and b.zone_id = h.zone_id
                where m.household_id = h.id and m.active))
            from household h where h.zone_id = cast(? as uuid) and h.active
            """;

    /** One member of every household, with a chat id. */
    private static final String MEMBERS =
            """
            with made as (
                insert into member (id, household_id, zone_id, name, active, created_at, changed_at, version)
                select gen_random_uuid(), h.id, h.zone_id, null, true, clock_timestamp(),
                       clock_timestamp(), 0
                from household h where h.zone_id = cast(? as uuid)
                returning id, household_id)
            insert into chat_identity (channel, tenant, user_id, holder_kind, holder_id)
            select 'wecom', 'ww-quanzhou', 'u-' || household_id, 'MEMBER', id from made
            returning user_id
            """;

    /** Where it is measured: zones, and households of each. */
    private record Size(int zones, int households) {}

    /** What was measured there, in milliseconds. */
    private record Times(Samples coverage, Samples onDuty, Samples anew) {}

    @Override
    public String id() {
        return "READS";
    }

    @Override
    public String title() {
        return "coverage and on-duty in a large district, against a small one";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        Size small = new Size(10, 100);
        Size large = run.full() ? new Size(1_000, 1_000) : new Size(40, 250);
        try (Stand stand = Stand.start(run, "zone")) {
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("zone"));
            District.open(admin);
            List<String> zones = new ArrayList<>();
            fill(run, stand, admin, small, zones);
            measure(run, stand, admin, zones);
            Times before = measure(run, stand, admin, zones);
            fill(run, stand, admin, large, zones);
            List<String> added = zones.subList(small.zones(), zones.size());
            Times after = measure(run, stand, admin, added);
            return verdict(run, small, before, large, after);
        }
    }

    private static void fill(Run run, Stand stand, Api admin, Size size, List<String> zones)
            throws IOException, SQLException {
        run.console().say("%,d zones of %,d households", size.zones(), size.households());
        Path list = list(size.households());
        for (int i = 0; i < size.zones(); i++) {
            String zone = District.zone(admin, zones.size());
            admin.post("/v1/zones/" + zone + "/households", "text/csv", list);
            report(stand, zone, members(stand, zone));
            roster(admin, zone, zones.size());
            zones.add(zone);
            if (zones.size() % 100 == 0) {
                run.console().say("%,d zones", zones.size());
            }
        }
        Files.delete(list);
        run.console().say("waiting until coverage is counted");
        Stand.await("coverage is counted", () -> nothingLeft(stand));
    }

    private static Path list(int households) throws IOException {
        StringBuilder text = new StringBuilder("building,unit,room,flags\n");
        for (int row = 0; row < households; row++) {
            text.append("1,1,").append(row + 101).append(",\n");
        }
        return Files.writeString(Files.createTempFile("households", ".csv"), text);
    }

    private static List<String> members(Stand stand, String zone) throws SQLException {
        List<String> users = new ArrayList<>();
        try (Connection connection = stand.connect("zone");
                PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setString(1, zone);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    users.add(rows.getString(1));
                }
            }
        }
        return users;
    }

    /** The front-end binds a group of half of them. */
    private static void report(Stand stand, String zone, List<String> users) throws IOException {
        Api bot = stand.frontEnd("wecom/ww-quanzhou").at(stand.stack().serviceUrl("zone"));
        String binding =
                bot.post(
                                "/v1/zones/" + zone + "/groups",
                                """
                                {"channel":"wecom","tenant":"ww-quanzhou","groupId":"wr-%s"}"""
                                        .formatted(zone))
                        .get("id")
                        .asText();
        String half = String.join("\",\"", users.subList(0, users.size() / 2));
        bot.put("/v1/groups/" + binding + "/memberships", "{\"userIds\":[\"" + half + "\"]}");
    }

    private static void roster(Api admin, String zone, int number) throws IOException {
        List<String> posts =
                List.of(
                        "TOWNSHIP_CADRE",
                        "MEDICAL_WORKER",
                        "POLICE_OFFICER",
                        "VILLAGE_CADRE",
                        "GRID_WORKER");
        for (int i = 0; i < OFFICERS; i++) {
            String officer =
                    admin.post(
                                    "/v1/officers",
                                    """
                                    {"district":"%s","name":"干部%d-%d","phone":"0595-5550101",
                                     "unit":"溪美街道","chatIds":[]}"""
                                            .formatted(Stand.DISTRICT, number, i))
                            .get("id")
                            .asText();
            admin.create(
                    "/v1/zones/" + zone + "/roster/" + officer,
                    """
                    {"post":"%s","duties":["MEDICINE"],
                     "shifts":[{"from":"20:00","to":"08:00"},{"from":"08:00","to":"20:00"}]}"""
                            .formatted(posts.get(i)));
        }
    }

    private static boolean nothingLeft(Stand stand) {
        try (Connection connection = stand.connect("zone");
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from coverage_touch");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Times measure(Run run, Stand stand, Api admin, List<String> zones)
            throws IOException, SQLException {
        int reads = run.size(300, 2_000);
        run.console().say("%,d reads of each kind", reads);
        List<Double> coverage = new ArrayList<>();
        List<Double> onDuty = new ArrayList<>();
        List<Double> anew = new ArrayList<>();
        try (Connection connection = stand.connect("zone");
                PreparedStatement count = connection.prepareStatement(COUNT_ANEW)) {
            for (int i = 0; i < reads; i++) {
                String zone = zones.get(ThreadLocalRandom.current().nextInt(zones.size()));
                coverage.add(millis(() -> admin.get("/v1/zones/" + zone + "/coverage")));
                onDuty.add(
                        millis(
                                () ->
                                        admin.get(
                                                "/v1/zones/"
                                                        + zone
                                                        + "/roster/on-duty?category=MEDICINE")));
                if (i % 20 == 0) {
                    count.setString(1, zone);
                    anew.add(millis(() -> count.executeQuery().close()));
                }
            }
        }
        return new Times(Samples.of(coverage), Samples.of(onDuty), Samples.of(anew));
    }

    @FunctionalInterface
    private interface Read {
        void run() throws IOException, SQLException;
    }

    private static double millis(Read read) throws IOException, SQLException {
        long began = System.nanoTime();
        read.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static Outcome verdict(Run run, Size small, Times before, Size large, Times after) {
        run.console()
                .table(
                        List.of(
                                List.of(
                                        "district",
                                        "coverage p50",
                                        "p99",
                                        "on duty p50",
                                        "p99",
                                        "counted anew p50"),
                                row(small, before),
                                row(large, after)));
        double coverage = after.coverage().median() / before.coverage().median();
        double onDuty = after.onDuty().median() / before.onDuty().median();
        return new Outcome()
                .measured(
                        Math.round(100 * Math.max(coverage, onDuty)) / 100.0,
                        GOAL,
                        Math.max(coverage, onDuty) <= GOAL)
                .note("zones", large.zones())
                .note("householdsEach", large.households())
                .note("coverageMillis", after.coverage().median())
                .note("onDutyMillis", after.onDuty().median());
    }

    private static List<String> row(Size size, Times times) {
        return List.of(
                "%,d zones of %,d households".formatted(size.zones(), size.households()),
                "%.1f ms".formatted(times.coverage().median()),
                "%.1f ms".formatted(times.coverage().percentile(0.99)),
                "%.1f ms".formatted(times.onDuty().median()),
                "%.1f ms".formatted(times.onDuty().percentile(0.99)),
                "%.1f ms".formatted(times.anew().median()));
    }
}
