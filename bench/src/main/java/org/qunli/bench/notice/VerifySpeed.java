package org.qunli.bench.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Asks whether copies are genuine: exact ones, changed ones, and texts that nobody published, first
 * among few notices, then among many. Notices are alike, as official ones are: a village, a date
 * and a few figures differ. Each answer is checked.
 */
public final class VerifySpeed implements Experiment {

    private static final double GOAL = 2;

    private static final int FEW = 1_000;

    private static final int ASKED = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSERT =
            """
            insert into notice (id, code, status, kind, severity, districts, content, drafted_by, drafted_at,
                                published_by, published_at, version)
            values (gen_random_uuid(), ?, 'PUBLISHED', 'SUPPLY', 'MINOR', '{350583}', cast(? as jsonb), 'bench',
                    clock_timestamp(), 'bench', clock_timestamp(), 0)
            """;

    private static final String[] PLACES = {"溪美", "柳城", "美林", "丰州", "霞美", "官桥", "水头", "石井"};

    private static final String[] MATTERS = {
        "配送蔬菜包", "开展环境消杀", "组织核酸采样", "检修自来水管网", "发放生活物资", "更换门禁卡片"
    };

    /** Milliseconds. */
    private record Times(Samples exact, Samples changed, Samples unknown, int wrong) {}

    @Override
    public String id() {
        return "VERIFY";
    }

    @Override
    public String title() {
        return "is it genuine? among many notices, against few";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int many = run.size(10_000, 100_000);
        try (Stand stand = Stand.start(run, "notice")) {
            Api bot = stand.frontEnd("wecom/bench").at(stand.stack().serviceUrl("notice"));
            fill(run, stand, 0, FEW);
            measure(run, bot, FEW);
            Times before = measure(run, bot, FEW);
            fill(run, stand, FEW, many);
            measure(run, bot, many);
            Times after = measure(run, bot, many);
            run.console()
                    .table(
                            List.of(
                                    List.of(
                                            "notices",
                                            "exact p50",
                                            "p99",
                                            "changed p50",
                                            "p99",
                                            "unknown p50",
                                            "p99"),
                                    row(FEW, before),
                                    row(many, after)));
            double ratio =
                    Math.round(100 * after.changed().median() / before.changed().median()) / 100.0;
            return new Outcome()
                    .measured(ratio, GOAL, ratio <= GOAL)
                    .note("unit", "median of a changed copy among many over few")
                    .note("notices", many)
                    .note("changedMillis", after.changed().median())
                    .note("changedMillisP99", after.changed().percentile(0.99))
                    .note("exactMillis", after.exact().median())
                    .note("unknownMillis", after.unknown().median())
                    .require("every answer right", before.wrong() + after.wrong() == 0);
        }
    }

    private static List<String> row(int notices, Times times) {
        List<String> row = new ArrayList<>(List.of("%,d".formatted(notices)));
        for (Samples samples : List.of(times.exact(), times.changed(), times.unknown())) {
            row.add("%.1f ms".formatted(samples.median()));
            row.add("%.1f ms".formatted(samples.percentile(0.99)));
        }
        return row;
    }

    /** The body of the notice with that number: always the same. */
    private static String body(int number) {
        Random random = new Random(number);
        return ("%s街道定于%d月%d日上午%d点起%s,涉及%d栋%d户,请第%d网格居民在家等候通知,联系电话0595-%07d。"
                        + "未尽事宜请向所在网格员反映,不信谣不传谣。")
                .formatted(
                        PLACES[random.nextInt(PLACES.length)],
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        6 + random.nextInt(6),
                        MATTERS[random.nextInt(MATTERS.length)],
                        1 + random.nextInt(40),
                        20 + random.nextInt(900),
                        1 + random.nextInt(99),
                        number);
    }

    private static void fill(Run run, Stand stand, int from, int to)
            throws SQLException, IOException {
        run.console().say("%,d notices", to);
        try (Connection connection = stand.connect("notice");
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int n = from; n < to; n++) {
                statement.setString(1, "B%07d".formatted(n));
                statement.setString(
                        2,
                        JSON.writeValueAsString(
                                Map.of(
                                        "kind", "SUPPLY",
                                        "source", Map.of("authority", "南安市指挥部"),
                                        "texts",
                                                List.of(
                                                        Map.of(
                                                                "language", "ZH",
                                                                "headline", "通知",
                                                                "body", body(n))),
                                        "targets", Map.of("districts", List.of("350583")))));
                statement.addBatch();
                if (n % 1_000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        ManyGroups database = new ManyGroups(stand);
        Stand.await(
                "imprints are taken",
                () -> database.number("notice", "select count(*) from notice_imprint") >= to);
        try (Connection connection = stand.connect("notice");
                PreparedStatement statement = connection.prepareStatement("analyze")) {
            statement.execute();
        }
    }

    private static Times measure(Run run, Api bot, int notices) throws IOException {
        run.console().say("%,d questions of each kind", ASKED);
        Random random = new Random(notices);
        List<Double> exact = new ArrayList<>();
        List<Double> changed = new ArrayList<>();
        List<Double> unknown = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < ASKED; i++) {
            int number = random.nextInt(notices);
            String body = body(number);
            wrong += ask(bot, body, "GENUINE", number, exact);
            wrong += ask(bot, body.replace("不信谣不传谣", "请立即转发给亲友"), "ALTERED", number, changed);
            wrong +=
                    ask(bot, "河堤出现管涌险情第" + i + "处,沿岸群众务必马上转移到高处,携带雨具和饮用水。", "UNKNOWN", -1, unknown);
        }
        return new Times(Samples.of(exact), Samples.of(changed), Samples.of(unknown), wrong);
    }

    /** Answers 1 if the answer is wrong. */
    private static int ask(Api bot, String text, String expected, int number, List<Double> times)
            throws IOException {
        String question = JSON.writeValueAsString(Map.of("text", text));
        long began = System.nanoTime();
        var answer = bot.post("/v1/notices/verification", question);
        times.add((System.nanoTime() - began) / 1e6);
        boolean found =
                number < 0 || answer.at("/notice/code").asText().equals("B%07d".formatted(number));
        return answer.path("result").asText().equals(expected) && found ? 0 : 1;
    }
}
