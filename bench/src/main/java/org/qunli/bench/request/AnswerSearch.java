package org.qunli.bench.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * How long it takes to search a district's solved requests, and to open one more, which looks for
 * similar ones. Texts are put together from the parts that residents' words are made of, common
 * ones often and rare ones seldom, and indexed by the service itself.
 */
public final class AnswerSearch implements Experiment {

    private static final double GOAL_MILLIS = 50;

    private static final int ZONES = 20;

    private static final long SEED = 17;

    /** So that nobody waits a minute for the weights of what was just filled in. */
    private static final Map<String, String> SETTINGS =
            Map.of("QUNLI_SIMILAR_WEIGHTS_EVERY", "5s", "QUNLI_SIMILAR_INDEX_EVERY", "1s");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String[] THINGS = {
        "药", "降压药", "蔬菜", "核酸", "垃圾", "口罩", "奶粉", "快递", "自来水", "停电", "电梯", "大米", "胰岛素", "退烧药",
        "尿不湿", "透析", "产检", "抗原", "健康码", "下水道", "燃气", "网络", "暖气", "门锁", "通行证", "猫粮", "狗", "作业",
        "疫苗", "拆线", "眼药水", "叶酸", "轮椅", "助听器", "老花镜", "煤球", "棉被", "电动车", "打印机", "身份证", "哮喘喷雾", "化粪池",
        "康复治疗", "鼻饲管", "人工泪液", "秋水仙碱", "导尿管", "优甲乐", "水表", "路灯", "消防通道", "楼顶", "地下车库", "信报箱", "太阳能"
    };

    private static final String[] NEEDS = {
        "没有了怎么办", "什么时候有", "哪里可以买", "坏了谁来修", "能不能送上门", "要怎么申请", "找谁登记", "还没收到", "可以自己去吗", "要多少钱",
        "晚上也有吗", "老人不会弄怎么办", "今天还来不来", "是不是真的", "给隔壁独居的奶奶", "孩子急着要", "过期了", "被退回了", "要带什么证件",
                "说好了又不来"
    };

    private static final String[] DETAILS = {
        "在三号楼", "昨天就说了", "已经第三天", "家里只剩一点", "楼下没有", "群里没人说", "打电话不通", "我在上班走不开", "医生说不能断", "急",
        "谢谢", "麻烦看一下", "一家五口", "行动不便", "刚出院", "带着小孩", "外地回来的", "租房的", "住顶楼", "没有智能手机"
    };

    private static final String FILL =
            """
            with made as (
                select n, uuid_in(md5('r' || n)::cstring) as id,
                       (cast(? as uuid[]))[1 + n % ?] as zone, n % ? as place,
                       (cast(? as text[]))[1 + floor(? * power(random(), 2.2))::int] || (cast(? as text[]))[1 + floor(? * power(random(), 1.6))::int]
                           || ',' || (cast(? as text[]))[1 + floor(? * random())::int] as question,
                       (cast(? as text[]))[1 + floor(? * power(random(), 2.2))::int] || '请在' || n % 977 || '号点登记,由志愿者' || n % 24
                           || '点前统一送上门,' || (cast(? as text[]))[1 + floor(? * random())::int] as answer
                from generate_series(cast(? as int), cast(? as int)) as n),
            requests as (
                insert into resident_request (id, district, zone, sender_channel, sender_tenant, sender_id,
                    group_id, message_id, source, text, category, priority, confidential, life_at_risk, status,
                    opened_at, responded_at, resolved_at, closed_at, cycle, reopened, thanked, version)
                select id, '350583', zone, 'wecom', 'ww-quanzhou', 'u-old-' || n, 'wr-drill-' || place, 'old-' || n,
                       'CHAT', question, 'OTHER', 'NORMAL', false, false, 'CONFIRMED',
                       clock_timestamp() - make_interval(secs => n % 2000000), clock_timestamp(),
                       clock_timestamp() - make_interval(secs => n % 2000000), clock_timestamp(), 1, 0, false, 0
                from made returning id),
            words as (
                insert into request_update (id, request, kind, officer, text, occurred_at)
                select uuid_in(md5('w' || n)::cstring), id, 'RESOLUTION', uuid_in(md5('officer')::cstring), answer, clock_timestamp()
                from made)
            insert into answer_due (request) select id from requests
            """;

    @Override
    public String id() {
        return "ANSWERS";
    }

    @Override
    public String title() {
        return "searching solved requests, and finding those like a new one";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int solved = run.size(100_000, 1_000_000);
        int reads = run.size(300, 2_000);
        try (Stand stand = Stand.start(run, SETTINGS, "zone", "request")) {
            Village village = Village.open(stand, ZONES);
            Books books = new Books(stand);
            fill(run, stand, village, books, solved);
            Random random = new Random(SEED);
            search(village, random, reads / 2);
            run.console().say("%,d searches, %,d openings", reads, reads);
            List<Double> searches = new ArrayList<>();
            int found = 0;
            for (int read = 0; read < reads; read++) {
                Answer answer = search(village, random, 1).get(0);
                searches.add(answer.millis());
                found += answer.body().path("items").isEmpty() ? 0 : 1;
            }
            open(village, random, "warm", reads / 5);
            List<Answer> opened = open(village, random, "new", reads);
            return verdict(run, books, solved, Samples.of(searches), found, opened);
        }
    }

    private static void fill(Run run, Stand stand, Village village, Books books, int solved)
            throws Exception {
        run.console().say("%,d solved requests in %d zones", solved, village.size());
        String[] zones = new String[village.size()];
        for (int zone = 0; zone < zones.length; zone++) {
            zones[zone] = village.zone(zone);
        }
        int step = 50_000;
        try (Connection connection = stand.connect("request");
                PreparedStatement statement = connection.prepareStatement(FILL)) {
            for (int from = 0; from < solved; from += step) {
                int at = 0;
                statement.setArray(++at, connection.createArrayOf("text", zones));
                statement.setInt(++at, zones.length);
                statement.setInt(++at, zones.length);
                for (String[] words : List.of(THINGS, NEEDS, DETAILS, THINGS, DETAILS)) {
                    statement.setArray(++at, connection.createArrayOf("text", words));
                    statement.setInt(++at, words.length);
                }
                statement.setInt(++at, from);
                statement.setInt(++at, Math.min(solved, from + step) - 1);
                statement.execute();
            }
        }
        run.console().say("the service indexes them");
        Stand.await(
                "all are indexed",
                () ->
                        books.number(
                                        "request",
                                        "select count(*) from (select 1 from answer_due limit 1) d")
                                == 0);
        books.execute("request", "vacuum analyze answer");
        books.execute("request", "analyze resident_request");
        books.execute("request", "analyze request_update");
        run.console().say("indexed; the terms' weights are read within seconds");
        Stand.pause(Duration.ofSeconds(7));
    }

    private static String words(Random random) {
        return pick(THINGS, random) + pick(NEEDS, random) + "," + pick(DETAILS, random);
    }

    private static String pick(String[] words, Random random) {
        return words[(int) (words.length * Math.pow(random.nextDouble(), 1.8))];
    }

    private static List<Answer> search(Village village, Random random, int times) {
        Api bot = village.bot();
        List<Answer> answers = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            String path =
                    "/v1/answers?zone="
                            + village.zone(random.nextInt(village.size()))
                            + "&q="
                            + URLEncoder.encode(words(random), StandardCharsets.UTF_8);
            Answer answer = bot.attempt("GET", path, null, null, PATIENCE);
            if (!answer.ok()) {
                throw new IllegalStateException(answer.status() + " " + answer.body());
            }
            answers.add(answer);
        }
        return answers;
    }

    private static List<Answer> open(Village village, Random random, String round, int times) {
        Api bot = village.bot();
        List<Answer> answers = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            String id = round + "-" + time;
            String message =
                    Village.message(
                            random.nextInt(village.size()), id, "u-" + id, words(random), null);
            Answer answer = bot.attempt("POST", "/v1/messages", message, null, PATIENCE);
            if (!answer.ok()) {
                throw new IllegalStateException(answer.status() + " " + answer.body());
            }
            answers.add(answer);
        }
        return answers;
    }

    private static Outcome verdict(
            Run run, Books books, int solved, Samples searches, int found, List<Answer> messages) {
        List<Answer> opened =
                messages.stream()
                        .filter(a -> a.body().path("outcome").asText().equals("OPENED"))
                        .toList();
        long offered = opened.stream().map(Answer::body).filter(AnswerSearch::offers).count();
        Samples openings = Samples.of(opened.stream().map(Answer::millis).toList());
        run.console()
                .table(
                        List.of(
                                List.of("", "count", "with answers", "p50", "p99", "max"),
                                row("GET /v1/answers", searches, found),
                                row("POST /v1/messages that opened", openings, offered)));
        double worst = Math.max(searches.percentile(0.99), openings.percentile(0.99));
        return new Outcome()
                .measured(Math.round(10 * worst) / 10.0, GOAL_MILLIS, worst <= GOAL_MILLIS)
                .note("solved", books.number("request", "select count(*) from answer"))
                .note("wanted", solved)
                .note("searchP50Millis", searches.median())
                .note("searchP99Millis", searches.percentile(0.99))
                .note("openP50Millis", openings.median())
                .note("openP99Millis", openings.percentile(0.99))
                .note("searchesWithAnswers", found);
    }

    private static boolean offers(JsonNode body) {
        return !body.path("similar").isEmpty();
    }

    private static List<String> row(String what, Samples times, long found) {
        return List.of(
                what,
                "%,d".formatted(times.count()),
                "%,d".formatted(found),
                "%.1f ms".formatted(times.median()),
                "%.1f ms".formatted(times.percentile(0.99)),
                "%.1f ms".formatted(times.max()));
    }
}
