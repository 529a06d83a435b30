package org.qunli.bench.clock;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Stand;
import org.qunli.local.processes.ServiceProcess;

/**
 * D11. A replica is stopped with SIGSTOP in the middle of a firing transaction; its claims must not
 * be lost, another fires them meanwhile, and when it wakes its commit must fail. The drill holds
 * the replica in the transaction by a lock that the first reminder has to wait for. Sabotaged, the
 * server doesn't end idle transactions: nobody else can fire what the frozen one holds.
 */
public final class FrozenPod implements Experiment {

    private static final int LEAD_SECONDS = 8;

    private static final int CLOCKS = 800;

    private static final long LOCK = 4_711;

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final String GATE =
            """
            create function drill_gate() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock_shared(4711);
                return null;
            end $$;
            create trigger drill_gate before insert on reminder for each statement
                execute function drill_gate();
            """;

    @Override
    public String id() {
        return "D11";
    }

    @Override
    public String title() {
        return "a replica frozen inside a firing transaction: another fires, nothing twice";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        Duration frozenFor = Duration.ofSeconds(run.size(30, 60));
        try (Stand stand = Stand.start(run, "zone", "request", "supervision");
                Connection gate = stand.connect("supervision");
                Statement atGate = gate.createStatement()) {
            Deadlines deadlines = new Deadlines(stand);
            deadlines.place();
            deadlines.execute(GATE);
            if (run.sabotage()) {
                run.console().say("sabotage: idle transactions are left alone");
                deadlines.execute(
                        "alter role supervision set idle_in_transaction_session_timeout = 0;"
                                + " alter role supervision set transaction_timeout = 0");
                stand.stack().stop("supervision");
                stand.stack().start("supervision");
            }
            atGate.execute("select pg_advisory_lock(" + LOCK + ")");
            Instant due = deadlines.now().plusSeconds(LEAD_SECONDS);
            deadlines.make("frozen", CLOCKS, due, "0.1 ms", run.console());
            Stand.await("a replica is in its firing transaction", () -> waiting(deadlines) > 0);
            long frozen = stand.stack().service("supervision").pid();
            signal("STOP", frozen);
            run.console().say("process %d is frozen inside its transaction", frozen);
            atGate.execute("select pg_advisory_unlock(" + LOCK + ")");
            ServiceProcess other = stand.stack().replica("supervision", List.of(), Map.of());
            boolean meanwhile = firedWithin(deadlines, due, PATIENCE);
            run.console().say("fired meanwhile by the other: %,d", Firings.in(other.logText()));
            Stand.pause(frozenFor);
            signal("CONT", frozen);
            run.console().say("the frozen one wakes");
            Stand.pause(Duration.ofSeconds(8));
            return verdict(run, stand, deadlines, meanwhile);
        }
    }

    private static long waiting(Deadlines deadlines) {
        return deadlines.count(
                "pg_locks where locktype = 'advisory' and objid = " + LOCK + " and not granted");
    }

    private static boolean firedWithin(Deadlines deadlines, Instant due, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        String open = "due where next_at <= '" + due.plusSeconds(1) + "'";
        while (System.nanoTime() < until) {
            if (deadlines.count(open) == 0) {
                return true;
            }
            Stand.pause(Duration.ofMillis(200));
        }
        return false;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int code =
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " " + pid + " failed");
        }
    }

    private static Outcome verdict(Run run, Stand stand, Deadlines deadlines, boolean meanwhile)
            throws SQLException, IOException {
        long twice =
                deadlines.count(
                        "(select from reminder group by clock, step, repetition having count(*) > 1) t");
        long events = deadlines.count("event where type = 'clock.overdue'");
        boolean failed = stand.stack().logs("supervision").contains("The watcher could not fire");
        run.console()
                .table(
                        List.of(
                                List.of("", "counted"),
                                List.of("clocks", "%,d".formatted(CLOCKS)),
                                List.of("reminders", "%,d".formatted(deadlines.count("reminder"))),
                                List.of("twice", "%,d".formatted(twice)),
                                List.of("events", "%,d".formatted(events)),
                                List.of("next steps", "%,d".formatted(deadlines.count("due")))));
        return new Outcome()
                .note("clocks", CLOCKS)
                .require("anotherFiredMeanwhile", meanwhile)
                .require("lateCommitFailed", failed)
                .require("eachReminded", deadlines.count("reminder") - twice == CLOCKS)
                .require("nothingTwice", twice == 0)
                .require("oneEventEach", events == CLOCKS);
    }
}
