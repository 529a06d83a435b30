package org.qunli.bench.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Stand;

/**
 * D5. request-service is away while every subject changes four times; then it comes back, and is
 * killed twice while it catches up. A trigger of the drill notes each effect in the consumer's own
 * transaction: each change of each household must be noted once, and in order. The rounds are far
 * longer than a page, so that no change may be left out for a later one.
 */
public final class LongAway implements Experiment {

    private static final int ROUNDS = 4;

    private static final int KILLS = 2;

    private static final Duration BEFORE_A_KILL = Duration.ofMillis(1_500);

    @Override
    public String id() {
        return "D5";
    }

    @Override
    public String title() {
        return "a consumer away for long: caught up, in order, nothing twice";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        long subjects = run.size(10_000, 50_000);
        try (Stand stand = Stand.start(run, "zone", "request")) {
            watchEffects(stand);
            stand.stack().stop("request");
            EventLog log = new EventLog(stand);
            for (int round = 1; round <= ROUNDS; round++) {
                log.append(0, subjects, round, run.console());
            }
            run.console().say("%,d events wait for request-service", ROUNDS * subjects);
            int killed = catchUp(run, stand, log, subjects);
            return verdict(run, stand, subjects, killed);
        }
    }

    private static void watchEffects(Stand stand) throws SQLException {
        try (Connection connection = stand.connect("request");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table drill_effect (seq bigint generated always as identity,
                        household uuid not null, round text not null);
                    create function drill_note() returns trigger language plpgsql
                        security definer as $$ begin
                        insert into drill_effect (household, round) values (new.id, new.flags[1]);
                        return new; end $$;
                    create trigger drill_note after insert or update on household
                        for each row execute function drill_note();
                    """);
        }
    }

    private static int catchUp(Run run, Stand stand, EventLog log, long subjects) throws Exception {
        int killed = 0;
        stand.stack().start("request");
        for (int kill = 0; kill < KILLS; kill++) {
            Stand.pause(BEFORE_A_KILL);
            if (!caughtUp(stand, subjects)) {
                run.console().say("kill -9 after %,d effects", effects(stand));
                stand.stack().kill("request");
                killed++;
                if (run.sabotage() && kill == 0) {
                    run.console().say("sabotage: the cursor is put back, the versions forgotten");
                    execute(
                            stand,
                            "update feed_cursor set cursor = null; delete from feed_position");
                }
                stand.stack().start("request");
            }
        }
        Stand.await("the backlog is applied", () -> caughtUp(stand, subjects));
        return killed;
    }

    private static boolean caughtUp(Stand stand, long subjects) {
        return number(
                        stand,
                        "select count(*) from household where flags[1] = 'ROUND_%d'"
                                .formatted(ROUNDS))
                == subjects / 2;
    }

    private static long effects(Stand stand) {
        return number(stand, "select count(*) from drill_effect");
    }

    private static void execute(Stand stand, String sql) throws SQLException {
        try (Connection connection = stand.connect("request");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Stand stand, String sql) {
        try (Connection connection = stand.connect("request");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome verdict(Run run, Stand stand, long subjects, int killed) {
        long effects = effects(stand);
        long twice =
                number(
                        stand,
                        """
                        select coalesce(sum(n - 1), 0) from (
                            select count(*) as n from drill_effect group by household, round) as t
                        """);
        long unordered =
                number(
                        stand,
                        """
                        select count(*) from (
                            select round, lag(round) over (partition by household order by seq) as before
                            from drill_effect) as t
                        where round <= before
                        """);
        long held = number(stand, "select count(*) from feed_held");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "counted"));
        table.add(List.of("changes of households written", "%,d".formatted(ROUNDS * subjects / 2)));
        table.add(List.of("effects", "%,d".formatted(effects)));
        table.add(List.of("twice", "%,d".formatted(twice)));
        table.add(List.of("out of order", "%,d".formatted(unordered)));
        table.add(List.of("still held or parked", "%,d".formatted(held)));
        run.console().table(table);
        return new Outcome()
                .note("events", ROUNDS * subjects)
                .note("kills", killed)
                .require("everythingApplied", effects - twice == ROUNDS * subjects / 2)
                .require("nothingTwice", twice == 0)
                .require("inOrder", unordered == 0)
                .require("nothingHeld", held == 0);
    }
}
