package org.qunli.bench.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Stand;
import org.qunli.local.processes.ServiceProcess;

/**
 * D3. Three replicas of supervision-service, and clocks that all fall due within one second. Each
 * has one reminder, one event and one next step afterwards. Sabotaged, a claim is given back after
 * it was fired and nothing tells reminders apart: the drill must see double.
 */
public final class SameSecond implements Experiment {

    private static final int REPLICAS = 3;

    private static final int LEAD_SECONDS = 12;

    private static final String GIVE_BACK =
            """
            alter table reminder drop constraint reminder_once;
            create table drill_given_back (clock uuid primary key);
            create function drill_give_back() returns trigger language plpgsql security definer as $$
            begin
                insert into drill_given_back values (old.clock) on conflict do nothing;
                if found then
                    insert into due values (old.next_at, old.clock, old.step, old.feed)
                    on conflict do nothing;
                end if;
                return null;
            end $$;
            create trigger drill_give_back after delete on due for each row
                execute function drill_give_back();
            """;

    @Override
    public String id() {
        return "D3";
    }

    @Override
    public String title() {
        return "three replicas, many clocks due in the same second: each step once";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int clocks = 20_000;
        List<ServiceProcess> replicas = new ArrayList<>();
        try (Stand stand = Stand.start(run, "zone", "request", "supervision")) {
            for (int i = 1; i < REPLICAS; i++) {
                replicas.add(stand.stack().replica("supervision", List.of(), java.util.Map.of()));
            }
            Deadlines deadlines = new Deadlines(stand);
            deadlines.place();
            if (run.sabotage()) {
                run.console().say("sabotage: claims are given back, reminders not told apart");
                deadlines.execute(GIVE_BACK);
            }
            Instant due = deadlines.now().plusSeconds(LEAD_SECONDS);
            deadlines.make("same-second", clocks, due, "0.00005 s", run.console());
            run.console().say("%,d clocks fall due within a second", clocks);
            deadlines.awaitFired(due.plusSeconds(1));
            Stand.pause(java.time.Duration.ofSeconds(3));
            return verdict(run, stand, deadlines, replicas, clocks);
        }
    }

    private static Outcome verdict(
            Run run, Stand stand, Deadlines deadlines, List<ServiceProcess> replicas, int clocks)
            throws Exception {
        long twice =
                deadlines.count(
                        "(select from reminder group by clock, step, repetition having count(*) > 1) t");
        long events = deadlines.count("event where type = 'clock.overdue'");
        long subjects =
                deadlines.count(
                        "(select distinct subject from event where type = 'clock.overdue') t");
        List<Long> fired = new ArrayList<>();
        fired.add(Firings.in(stand.stack().logs("supervision")));
        for (ServiceProcess replica : replicas) {
            fired.add(Firings.in(replica.logText()));
        }
        run.console()
                .table(
                        List.of(
                                List.of("", "counted"),
                                List.of("clocks", "%,d".formatted(clocks)),
                                List.of("reminders", "%,d".formatted(deadlines.count("reminder"))),
                                List.of("of them twice", "%,d".formatted(twice)),
                                List.of("events", "%,d".formatted(events)),
                                List.of("next steps", "%,d".formatted(deadlines.count("due"))),
                                List.of("fired by each replica", fired.toString())));
        return new Outcome()
                .note("clocks", clocks)
                .note("firedByReplica", fired)
                .require("eachReminded", deadlines.count("reminder") - twice == clocks)
                .require("nobodyTwice", twice == 0)
                .require("oneEventEach", events == clocks && subjects == clocks)
                .require("nextStepKept", deadlines.count("due") == clocks)
                .require(
                        "severalReplicasFired",
                        run.sabotage() || fired.stream().filter(n -> n > 0).count() > 1);
    }
}
