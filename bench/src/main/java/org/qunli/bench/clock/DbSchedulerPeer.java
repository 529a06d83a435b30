package org.qunli.bench.clock;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.stand.Stand;

/** db-scheduler with lock-and-fetch 0.5/4.0: two instances of ten threads, warmed. */
final class DbSchedulerPeer implements Peer {

    private static final int INSTANCES = 2;

    private static final int THREADS = 10;

    private static final int WARM = 5_000;

    private static final String TABLE =
            """
            create table scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea,
                execution_time timestamptz not null, picked boolean not null, picked_by text,
                last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                last_heartbeat timestamptz, version bigint not null, priority smallint,
                primary key (task_name, task_instance));
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
            """;

    @Override
    public String name() {
        return "db-scheduler 16";
    }

    @Override
    public int jobs(int wanted) {
        return wanted;
    }

    @Override
    public double perSecond(Stand stand, int jobs) throws Exception {
        try (PeerDatabase database =
                PeerDatabase.create(stand, "db_scheduler", INSTANCES * (THREADS + 4))) {
            database.execute(TABLE);
            OneTimeTask<Void> task =
                    Tasks.oneTime("event").execute((job, context) -> database.event(job.getId()));
            List<Scheduler> schedulers = new ArrayList<>();
            try {
                for (int i = 0; i < INSTANCES; i++) {
                    schedulers.add(start(database, task, "instance-" + i));
                }
                run(database, "warm", WARM, WARM);
                run(database, "measured", jobs, WARM + jobs);
            } finally {
                schedulers.forEach(Scheduler::stop);
            }
            return database.perSecond(WARM);
        }
    }

    private static Scheduler start(PeerDatabase database, OneTimeTask<Void> task, String name) {
        Scheduler scheduler =
                Scheduler.create(database.pool(), task)
                        .schedulerName(new SchedulerName.Fixed(name))
                        .threads(THREADS)
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .pollingInterval(Duration.ofMillis(200))
                        .build();
        scheduler.start();
        return scheduler;
    }

    private static void run(PeerDatabase database, String series, int jobs, long until)
            throws Exception {
        database.execute(
                """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'event', '%s-' || n, clock_timestamp(), false, 1 from generate_series(1, %d) as n
                """
                        .formatted(series, jobs));
        Stand.await("db-scheduler has done its jobs", () -> database.events() >= until);
    }
}
