package org.qunli.zone.census;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All imports of this cell, and what is wrong with them. */
@ApplicationScoped
class HouseholdImports {

    private static final UUID LAST = new UUID(-1, -1);

    private final Jdbi jdbi;

    HouseholdImports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    HouseholdImport require(UUID id) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery("select * from household_import where id = :id")
                                        .bind("id", id)
                                        .map((row, context) -> HouseholdImport.read(row))
                                        .findOne())
                .orElseThrow(NotFound::new);
    }

    Optional<HouseholdImport> keyed(String client, String key, Instant notBefore) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from household_import
                                        where client = :client and idempotency_key = :key
                                            and started_at > :notBefore
                                        """)
                                .bind("client", client)
                                .bind("key", key)
                                .bind("notBefore", notBefore)
                                .map((row, context) -> HouseholdImport.read(row))
                                .findOne());
    }

    boolean isRunning(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from household_import
                                            where zone_id = :zone
                                                and state in ('RECEIVING', 'CHECKING', 'APPLYING'))
                                        """)
                                .bind("zone", zone)
                                .mapTo(Boolean.class)
                                .one());
    }

    /** The latest first. */
    List<HouseholdImport> of(UUID zone, Optional<UUID> before, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from household_import
                                        where zone_id = :zone and id < :before
                                        order by id desc limit :count
                                        """)
                                .bind("zone", zone)
                                .bind("before", before.orElse(LAST))
                                .bind("count", count)
                                .map((row, context) -> HouseholdImport.read(row))
                                .list());
    }

    /** Opens an import; a key that served before its time ran out serves this one now. */
    void open(HouseholdImport opened, String client, String key, Instant leaseUntil) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    update household_import set idempotency_key = null
                                    where client = :client and idempotency_key = :key
                                    """)
                            .bind("client", client)
                            .bind("key", key)
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into household_import (id, zone_id, state, missing, visible_flags, client,
                                        idempotency_key, digest, charset, ignored_columns, holder, lease_until, started_at)
                                    values (:id, :zone, 'RECEIVING', :missing, :visible, :client,
                                        :key, :digest, :charset, :ignored, :holder, :leaseUntil, :now)
                                    """)
                            .bind("id", opened.id())
                            .bind("zone", opened.zoneId())
                            .bind("missing", opened.missing().name())
                            .bind("visible", names(opened))
                            .bind("client", client)
                            .bind("key", key)
                            .bind("digest", opened.digest())
                            .bind("charset", opened.charset())
                            .bind("ignored", opened.ignoredColumns().toArray(String[]::new))
                            .bind("holder", opened.holder())
                            .bind("leaseUntil", leaseUntil)
                            .bind("now", opened.startedAt())
                            .execute();
                });
    }

    private static String[] names(HouseholdImport opened) {
        return opened.visible().stream().map(Enum::name).toArray(String[]::new);
    }

    /**
     * Renews the lease with the progress made.
     *
     * @throws ImportLost when it was cancelled, or another pod works on it
     */
    void progress(HouseholdImport held, int read, int checked, Instant leaseUntil) {
        changed(
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update household_import set rows_read = greatest(rows_read, :read),
                                                    rows_checked = :checked, lease_until = :leaseUntil
                                                where id = :id and holder = :holder
                                                    and state in ('RECEIVING', 'CHECKING', 'APPLYING')
                                                """)
                                        .bind("id", held.id())
                                        .bind("holder", held.holder())
                                        .bind("read", read)
                                        .bind("checked", checked)
                                        .bind("leaseUntil", leaseUntil)
                                        .execute()));
    }

    /** Moves on from one state of work to the next, or back. */
    void move(HouseholdImport held, ImportState next, Instant leaseUntil) {
        changed(
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update household_import set state = :next, lease_until = :leaseUntil
                                                where id = :id and holder = :holder
                                                    and state in ('RECEIVING', 'CHECKING', 'APPLYING')
                                                """)
                                        .bind("id", held.id())
                                        .bind("holder", held.holder())
                                        .bind("next", next.name())
                                        .bind("leaseUntil", leaseUntil)
                                        .execute()));
    }

    /** Ends it; {@code failure} is the reason of FAILED, or null. */
    void settle(HouseholdImport held, ImportState end, String failure, Instant now) {
        changed(
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update household_import set state = :end, failure = :failure, settled_at = :now,
                                                    idempotency_key = case when :end = 'FAILED' then null else idempotency_key end
                                                where id = :id and holder is not distinct from :holder
                                                    and state in ('RECEIVING', 'CHECKING', 'APPLYING')
                                                """)
                                        .bind("id", held.id())
                                        .bind("holder", held.holder())
                                        .bind("end", end.name())
                                        .bind("failure", failure)
                                        .bind("now", now)
                                        .execute()));
    }

    /** What came of it, in the transaction that applies it. */
    void count(HouseholdImport held, CensusCheck.Planned planned, int unchanged) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update household_import set created = :created, updated = :updated,
                                            closed = :closed, unchanged = :unchanged,
                                            rows_applied = :created + :updated + :unchanged
                                        where id = :id
                                        """)
                                .bind("id", held.id())
                                .bind("created", planned.created())
                                .bind("updated", planned.updated())
                                .bind("closed", planned.closed())
                                .bind("unchanged", unchanged)
                                .execute());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new ImportLost();
        }
    }

    /** Takes on one that nobody works on; another pod passes it over. */
    Optional<HouseholdImport> claim(Optional<UUID> id, UUID holder, Instant now, Instant until) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update household_import set holder = :holder, lease_until = :until,
                                            tries = tries + 1
                                        where id = (select id from household_import
                                            where state in ('RECEIVING', 'CHECKING', 'APPLYING')
                                                and lease_until <= :now
                                                and (cast(:id as uuid) is null or id = :id)
                                            order by lease_until limit 1
                                            for update skip locked)
                                        returning *
                                        """)
                                .bind("holder", holder)
                                .bind("until", until)
                                .bind("now", now)
                                .bind("id", id.orElse(null))
                                .map((row, context) -> HouseholdImport.read(row))
                                .findOne());
    }

    /** Ends it on somebody's word; answers whether it was still under way. */
    boolean cancel(UUID id, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                                """
                                                update household_import set state = 'CANCELLED', settled_at = :now
                                                where id = :id and state in ('RECEIVING', 'CHECKING', 'APPLYING')
                                                """)
                                        .bind("id", id)
                                        .bind("now", now)
                                        .execute()
                                == 1);
    }

    void addErrors(UUID id, Collection<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    insert into household_import_error (import_id, line, column_name, reason, args)
                                    values (:id, :line, :column, :reason, :args)
                                    """);
                    for (RowError error : errors) {
                        batch.bind("id", id)
                                .bind("line", error.line())
                                .bind("column", error.column())
                                .bind("reason", error.reason().name())
                                .bind("args", error.args().toArray(String[]::new))
                                .add();
                    }
                    batch.execute();
                });
        countErrors(id);
    }

    int countErrors(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update household_import set errors = (
                                            select count(*) from household_import_error where import_id = :id)
                                        where id = :id returning errors
                                        """)
                                .bind("id", id)
                                .mapTo(Integer.class)
                                .one());
    }

    /** What is wrong, by line; {@code seq} tells several of one line apart. */
    record Listed(RowError error, long seq) {}

    List<Listed> errors(UUID id, int afterLine, long afterSeq, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select line, column_name, reason, args, seq from household_import_error
                                        where import_id = :id and (line, seq) > (:line, :seq)
                                        order by line, seq limit :count
                                        """)
                                .bind("id", id)
                                .bind("line", afterLine)
                                .bind("seq", afterSeq)
                                .bind("count", count)
                                .map(
                                        (row, context) ->
                                                new Listed(
                                                        new RowError(
                                                                row.getInt("line"),
                                                                row.getString("column_name"),
                                                                RowReason.valueOf(
                                                                        row.getString("reason")),
                                                                List.of(
                                                                        HouseholdImport.texts(
                                                                                row, "args"))),
                                                        row.getLong("seq")))
                                .list());
    }
}
