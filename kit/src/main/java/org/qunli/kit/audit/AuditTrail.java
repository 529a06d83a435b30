package org.qunli.kit.audit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/** The entries in the database, which lets them be added and read. */
@Singleton
class AuditTrail {

    private final Jdbi jdbi;

    AuditTrail(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Kept whatever becomes of the call. */
    void append(AuditEntry entry) {
        Transactions.runInNew(
                () ->
                        jdbi.useHandle(
                                handle ->
                                        handle.createUpdate(
                                                        """
                                                        insert into audit_entry
                                                            (id, at, client, role, districts,
                                                             operation, about)
                                                        values (:id, :at, :client, :role,
                                                                cast(:districts as text[]),
                                                                :operation,
                                                                cast(:about as text[]))
                                                        """)
                                                .bind("id", entry.id())
                                                .bind("at", entry.at())
                                                .bind("client", entry.client())
                                                .bind("role", entry.role())
                                                .bind("districts", texts(entry.districts()))
                                                .bind("operation", entry.operation())
                                                .bind("about", texts(entry.about()))
                                                .execute()));
    }

    /** Newest first, of callers who share a district with the auditor or have none. */
    List<AuditEntry> list(Collection<String> districts, AuditQuery filter, UUID before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, at, client, role, districts, operation, about
                                        from audit_entry
                                        where (districts && cast(:districts as text[])
                                                 or districts = '{}')
                                          and (cast(:before as uuid) is null
                                               or id < cast(:before as uuid))
                                          and (cast(:client as text) is null or client = :client)
                                          and (cast(:operation as text) is null
                                               or operation = :operation)
                                          and (cast(:about as text) is null
                                               or about @> array[cast(:about as text)])
                                          and (cast(:from as timestamptz) is null
                                               or at >= cast(:from as timestamptz))
                                          and (cast(:to as timestamptz) is null
                                               or at < cast(:to as timestamptz))
                                        order by id desc
                                        limit :limit
                                        """)
                                .bind("districts", texts(districts))
                                .bind("before", before)
                                .bind("client", filter.client)
                                .bind("operation", filter.operation)
                                .bind("about", filter.about)
                                .bind("from", filter.from)
                                .bind("to", filter.to)
                                .bind("limit", limit)
                                .map((row, context) -> entry(row))
                                .list());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("client"),
                row.getString("role"),
                List.of((String[]) row.getArray("districts").getArray()),
                row.getString("operation"),
                List.of((String[]) row.getArray("about").getArray()));
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
