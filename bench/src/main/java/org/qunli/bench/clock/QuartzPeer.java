package org.qunli.bench.clock;

import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.qunli.bench.stand.Stand;

/** Quartz with its JDBC store, clustered, as it has to be for several pods; ten threads. */
final class QuartzPeer implements Peer {

    private static final int THREADS = 10;

    private static final int ENOUGH = 600;

    private static final AtomicReference<PeerDatabase> DATABASE = new AtomicReference<>();

    @Override
    public String name() {
        return "Quartz (JDBC)";
    }

    @Override
    public int jobs(int wanted) {
        return Math.min(wanted, ENOUGH);
    }

    /** One event row. */
    public static final class Event implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            DATABASE.get().event(context.getTrigger().getKey().getName());
        }
    }

    @Override
    public double perSecond(Stand stand, int jobs) throws Exception {
        try (PeerDatabase database = PeerDatabase.create(stand, "quartz", THREADS + 2)) {
            DATABASE.set(database);
            database.script(
                    StdSchedulerFactory.class, "/org/quartz/impl/jdbcjobstore/tables_postgres.sql");
            Scheduler scheduler = new StdSchedulerFactory(properties(database)).getScheduler();
            try {
                JobDetail job =
                        JobBuilder.newJob(Event.class).withIdentity("event").storeDurably().build();
                Set<Trigger> triggers = new HashSet<>();
                for (int i = 0; i < jobs; i++) {
                    triggers.add(
                            TriggerBuilder.newTrigger()
                                    .withIdentity("t-" + i)
                                    .forJob(job)
                                    .startNow()
                                    .build());
                }
                scheduler.scheduleJobs(Map.of(job, triggers), false);
                scheduler.start();
                Stand.await("Quartz has done its jobs", () -> database.events() >= jobs);
            } finally {
                scheduler.shutdown(true);
            }
            return database.perSecond(0);
        }
    }

    private static Properties properties(PeerDatabase database) {
        Properties properties = new Properties();
        Map.ofEntries(
                        Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                        Map.entry("org.quartz.threadPool.threadCount", Integer.toString(THREADS)),
                        Map.entry("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "10"),
                        Map.entry("org.quartz.jobStore.acquireTriggersWithinLock", "true"),
                        Map.entry(
                                "org.quartz.jobStore.class",
                                "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                        Map.entry(
                                "org.quartz.jobStore.driverDelegateClass",
                                "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                        Map.entry("org.quartz.jobStore.isClustered", "true"),
                        Map.entry("org.quartz.jobStore.dataSource", "peer"),
                        Map.entry("org.quartz.dataSource.peer.provider", "hikaricp"),
                        Map.entry("org.quartz.dataSource.peer.driver", "org.postgresql.Driver"),
                        Map.entry("org.quartz.dataSource.peer.URL", database.url()),
                        Map.entry("org.quartz.dataSource.peer.user", database.user()),
                        Map.entry("org.quartz.dataSource.peer.password", database.password()),
                        Map.entry(
                                "org.quartz.dataSource.peer.maxConnections",
                                Integer.toString(THREADS + 2)))
                .forEach(properties::put);
        return properties;
    }
}
