package org.qunli.zone.census;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/** Rows of a file on their way into the database: by COPY, some thousands at a time. */
@ApplicationScoped
class StagedRows {

    private static final String COPY =
            """
            copy household_import_row (import_id, line, building, unit, room, label, flags)
            from stdin (format csv)
            """;

    private final Jdbi jdbi;

    StagedRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores rows; each call is a short transaction of its own, or part of the running one. */
    void copy(UUID importId, List<CensusRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String text = printed(importId, rows);
        jdbi.useHandle(handle -> copy(handle, text));
    }

    private static void copy(Handle handle, String text) throws SQLException {
        try {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(UUID importId, List<CensusRow> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.POSTGRESQL_CSV)) {
            for (CensusRow row : rows) {
                printer.printRecord(
                        importId,
                        row.line(),
                        row.building(),
                        row.unit(),
                        row.room(),
                        row.label(),
                        row.flags() == null ? null : array(row.flags()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Codes need no quotes in a PostgreSQL array. */
    static String array(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }

    /** Throws away at most {@code count} rows of an import, and answers how many those were. */
    int discard(UUID importId, int count) {
        return jdbi.withHandle(
                handle ->
                        discard(
                                        handle,
                                        """
                                        delete from household_import_row where import_id = :id and line in (
                                            select line from household_import_row where import_id = :id limit :count)
                                        """,
                                        importId,
                                        count)
                                + discardPlan(handle, importId, count));
    }

    /** As {@link #discard}, only what was planned. */
    int discardPlan(UUID importId, int count) {
        return jdbi.withHandle(handle -> discardPlan(handle, importId, count));
    }

    private static int discardPlan(Handle handle, UUID importId, int count) {
        return discard(
                handle,
                """
                delete from household_import_plan where import_id = :id and household_id in (
                    select household_id from household_import_plan where import_id = :id limit :count)
                """,
                importId,
                count);
    }

    private static int discard(Handle handle, String sql, UUID importId, int count) {
        return handle.createUpdate(sql).bind("id", importId).bind("count", count).execute();
    }
}
