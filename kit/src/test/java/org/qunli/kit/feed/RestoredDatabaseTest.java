package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;

/**
 * A publisher's database is restored from a backup or its standby is promoted, with servers of its
 * own, and the consumer goes over to the new history by itself.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RestoredDatabaseTest {

    private static final Reader SERVICE =
            new Reader(EnumSet.of(Audience.SERVICES), Set.of(), Set.of(), Set.of());

    @Inject FeedInbox inbox;

    @Inject FeedCursors cursors;

    @Inject FeedRewinds rewinds;

    @Inject FeedConfig config;

    @Inject Ledger ledger;

    @Inject Jdbi consumer;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @TempDir Path home;

    private final List<EmbeddedPostgres> servers = new ArrayList<>();

    /** How many events the consumer was served, known ones included. */
    private int served;

    private int rewound;

    @BeforeEach
    void empty() {
        ledger.names();
        cleanup.truncate();
        ledger.poison.clear();
        ledger.missing.clear();
        ledger.crashes.set(0);
    }

    @AfterEach
    void stop() throws IOException {
        for (EmbeddedPostgres server : servers) {
            server.close();
        }
    }

    /** One server of the publisher, on a data directory that may be a copy. */
    private final class Publisher {
        private final EmbeddedPostgres server;
        private final Path data;
        private final Jdbi jdbi;
        private final FeedReader reader;

        Publisher(Path data) throws IOException {
            this.data = data;
            server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("wal_keep_size", "256MB")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start();
            servers.add(server);
            jdbi = Jdbi.create(server.getPostgresDatabase()).installPlugin(new PostgresPlugin());
            reader = new FeedReader(jdbi, new Cursors(jdbi), config, "zones");
        }

        void migrate() {
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("classpath:db/kit")
                    .load()
                    .migrate();
        }

        /** As the feed appends it, in a transaction. */
        void write(String name, String subject) {
            jdbi.useTransaction(
                    handle -> {
                        long version = draw(handle, subject);
                        handle.createUpdate(
                                        """
                                        insert into event (event_id, type, subject, subject_version, district,
                                                           audience, channel, occurred_at, data)
                                        values (:id, 'test.written', :subject, :version, '350583',
                                                array ['SERVICES'], array []::text[], :at,
                                                jsonb_build_object('name', :name))
                                        """)
                                .bind("id", UUID.randomUUID())
                                .bind("subject", subject)
                                .bind("version", version)
                                .bind("at", clock.instant())
                                .bind("name", name)
                                .execute();
                    });
        }

        private long draw(Handle handle, String subject) {
            return handle.createQuery(
                            """
                            insert into event_subject as s (subject, version) values (:subject, 1)
                            on conflict (subject) do update set version = s.version + 1
                            returning version
                            """)
                    .bind("subject", subject)
                    .mapTo(long.class)
                    .one();
        }

        /** Notes how far the timeline has come, as the agent does every few seconds. */
        void note() {
            new FeedTimelines(jdbi, clock).runOnce(clock.instant());
        }

        long timeline() {
            return jdbi.withHandle(FeedTimelines::timeline);
        }

        boolean ask(String question) {
            return jdbi.withHandle(h -> h.createQuery(question).mapTo(boolean.class).one());
        }

        void await(String question) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ask(question));
        }

        void tell(String statement) {
            jdbi.useHandle(h -> h.execute(statement));
        }

        /** A copy of the running server's files, consistent once it has replayed up to its end. */
        Path baseBackup(String name) throws IOException {
            Path copy = home.resolve(name);
            try (Handle handle = jdbi.open()) {
                handle.execute("select pg_backup_start('copy', true)");
                copyFiles(data, copy);
                String label =
                        handle.createQuery("select labelfile from pg_backup_stop(false)")
                                .mapTo(String.class)
                                .one();
                Files.deleteIfExists(copy.resolve("postmaster.pid"));
                Files.writeString(copy.resolve("backup_label"), label);
            }
            return copy;
        }

        void close() throws IOException {
            server.close();
            servers.remove(server);
        }
    }

    /** Files that a running server removes meanwhile don't matter to a backup. */
    private static void copyFiles(Path from, Path to) throws IOException {
        try {
            new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void configure(Path data, String lines) throws IOException {
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "\n" + lines + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private Publisher primary() throws IOException {
        Publisher primary = new Publisher(home.resolve("primary"));
        primary.migrate();
        return primary;
    }

    /** Reads and applies until nothing comes any more, going wherever the feed leads. */
    private void consume(Publisher publisher) {
        int events;
        boolean surveyed;
        do {
            FeedCursors.Mark mark = cursors.mark("zones");
            surveyed = mark.surveying();
            try {
                FeedPage page = publisher.reader.read(SERVICE, mark.cursor(), 2, Set.of());
                events = page.events().size();
                served += events;
                FeedClient.Fetched fetched = fetched(mark, page);
                if (surveyed) {
                    rewinds.survey("zones", fetched, "for update");
                } else {
                    inbox.apply(ledger, fetched, "for update");
                }
            } catch (FeedRewound fact) {
                rewound++;
                events = 1;
                rewinds.begin(
                        "zones",
                        mark.cursor(),
                        CursorRefused.rewound(
                                (String) fact.members().get("rewoundTo"),
                                (boolean) fact.members().get("readBeyond")));
            }
        } while (events > 0 || surveyed);
    }

    private static FeedClient.Fetched fetched(FeedCursors.Mark mark, FeedPage page) {
        List<FeedEvent> events = Wire.events(page);
        return new FeedClient.Fetched(
                mark.cursor(), events, page.next(), page.asOf(), events.size() == 2);
    }

    private List<String> lost() {
        return consumer.withHandle(
                h ->
                        h.createQuery(
                                        "select subject || ' ' || version from feed_lost order by seq")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void consumer_follows_a_publisher_restored_from_a_backup_to_a_point_in_time()
            throws IOException {
        Publisher primary = primary();
        primary.write("a", "s/1");
        primary.write("b", "s/2");
        Path backup = primary.baseBackup("restored");
        primary.write("c", "s/1");
        primary.note();
        primary.tell("select pg_create_restore_point('before_the_mistake')");
        primary.write("mistake", "s/1");
        primary.write("other-mistake", "s/3");
        consume(primary);
        assertThat(ledger.names()).containsExactly("a", "b", "c", "mistake", "other-mistake");
        long before = primary.timeline();
        primary.close();

        configure(
                backup,
                "restore_command = 'cp "
                        + primary.data.resolve("pg_wal")
                        + "/%f %p'\n"
                        + "recovery_target_name = 'before_the_mistake'\n"
                        + "recovery_target_action = 'promote'");
        Files.createFile(backup.resolve("recovery.signal"));
        Publisher restored = new Publisher(backup);
        restored.await("select not pg_is_in_recovery()");
        assertThat(restored.timeline()).isGreaterThan(before);
        restored.write("instead", "s/1");
        restored.write("more", "s/1");
        consume(restored);

        assertThat(rewound).isEqualTo(1);
        assertThat(ledger.names())
                .containsExactly("a", "b", "c", "mistake", "other-mistake", "instead", "more");
        assertThat(lost()).containsExactly("s/1 3", "s/3 1");
    }

    @Test
    void consumer_follows_a_standby_that_was_promoted_without_the_last_commits()
            throws IOException {
        Publisher primary = primary();
        for (int i = 0; i < 10; i++) {
            primary.write("long-ago-" + i, "s/" + i);
        }
        primary.note();
        Path copy = primary.baseBackup("standby");
        configure(
                copy,
                "primary_conninfo = 'host=localhost port="
                        + primary.server.getPort()
                        + " user=postgres'");
        Files.createFile(copy.resolve("standby.signal"));
        Publisher standby = new Publisher(copy);
        primary.write("replicated", "s/1");
        standby.await("select exists (select 1 from event where data ->> 'name' = 'replicated')");
        standby.tell("alter system set primary_conninfo = ''");
        standby.tell("select pg_reload_conf()");
        primary.await("select not exists (select 1 from pg_stat_replication)");
        primary.write("never-replicated", "s/1");
        consume(primary);
        int servedBefore = served;
        primary.close();

        standby.tell("select pg_promote(true)");
        standby.await("select not pg_is_in_recovery()");
        standby.write("after-promotion", "s/1");
        consume(standby);

        assertThat(ledger.names().subList(10, 13))
                .containsExactly("replicated", "never-replicated", "after-promotion");
        assertThat(ledger.names()).hasSize(13);
        assertThat(lost()).containsExactly("s/1 3");
        // Twice (survey and applying) what came since the last note, and not the ten before it.
        assertThat(served - servedBefore).isEqualTo(6);
    }

    @Test
    void reader_behind_the_fork_reads_on_where_it_was() throws IOException {
        Publisher primary = primary();
        primary.write("a", "s/1");
        consume(primary);
        primary.write("b", "s/1");
        primary.note();
        Path copy = primary.baseBackup("standby");
        configure(
                copy,
                "primary_conninfo = 'host=localhost port="
                        + primary.server.getPort()
                        + " user=postgres'");
        Files.createFile(copy.resolve("standby.signal"));
        Publisher standby = new Publisher(copy);
        primary.close();
        standby.tell("select pg_promote(true)");
        standby.await("select not pg_is_in_recovery()");
        consume(standby);

        assertThat(rewound).isEqualTo(1);
        assertThat(ledger.names()).containsExactly("a", "b");
        assertThat(lost()).isEmpty();
        assertThat(served).isEqualTo(2);
    }

    @Test
    void cold_copy_on_the_same_timeline_is_noticed_while_the_cursor_is_ahead_of_it()
            throws IOException {
        Publisher before = coldCopied();
        before.write("lost", "s/1");
        consume(before);
        before.close();

        Publisher copy = new Publisher(home.resolve("cold"));
        consume(copy);

        assertThat(copy.timeline()).isEqualTo(1);
        assertThat(rewound).isEqualTo(1);
        assertThat(ledger.names()).containsExactly("a", "lost");
        assertThat(lost()).containsExactly("s/1 2");
    }

    @Test
    void cold_copy_on_the_same_timeline_is_noticed_though_it_has_overtaken_the_cursor()
            throws IOException {
        Publisher before = coldCopied();
        before.write("lost", "s/1");
        consume(before);
        before.close();

        Publisher copy = new Publisher(home.resolve("cold"));
        for (int i = 0; i < 50; i++) {
            copy.write("new-" + i, "s/1");
        }
        consume(copy);

        assertThat(rewound).isEqualTo(1);
        assertThat(ledger.names()).hasSize(52).containsSequence("a", "lost", "new-0", "new-1");
        assertThat(lost()).containsExactly("s/1 2");
    }

    private Publisher coldCopied() throws IOException {
        Publisher primary = primary();
        primary.write("a", "s/1");
        consume(primary);
        primary.close();
        copyFiles(primary.data, home.resolve("cold"));
        return new Publisher(primary.data);
    }
}
