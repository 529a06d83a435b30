package org.qunli.zone.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.zone.care.CareFlag;

/** An import as it stood when it was read. */
record HouseholdImport(
        UUID id,
        UUID zoneId,
        ImportState state,
        Missing missing,
        Set<CareFlag> visible,
        byte[] digest,
        String charset,
        List<String> ignoredColumns,
        int rowsRead,
        int rowsChecked,
        int rowsApplied,
        int errors,
        int created,
        int updated,
        int unchanged,
        int closed,
        String failure,
        int tries,
        UUID holder,
        Instant startedAt,
        Instant settledAt) {

    /** One that begins: whoever receives it holds it. */
    static HouseholdImport opened(
            UUID id,
            UUID zone,
            Missing missing,
            Set<CareFlag> visible,
            byte[] digest,
            String charset,
            List<String> ignored,
            Instant now) {
        return new HouseholdImport(
                id,
                zone,
                ImportState.RECEIVING,
                missing,
                visible,
                digest,
                charset,
                ignored,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                0,
                UUID.randomUUID(),
                now,
                null);
    }

    /** Whether it has ended. */
    boolean settled() {
        return settledAt != null;
    }

    static HouseholdImport read(ResultSet row) throws SQLException {
        EnumSet<CareFlag> visible = EnumSet.noneOf(CareFlag.class);
        for (String flag : texts(row, "visible_flags")) {
            visible.add(CareFlag.valueOf(flag));
        }
        return new HouseholdImport(
                row.getObject("id", UUID.class),
                row.getObject("zone_id", UUID.class),
                ImportState.valueOf(row.getString("state")),
                Missing.valueOf(row.getString("missing")),
                visible,
                row.getBytes("digest"),
                row.getString("charset"),
                List.of(texts(row, "ignored_columns")),
                row.getInt("rows_read"),
                row.getInt("rows_checked"),
                row.getInt("rows_applied"),
                row.getInt("errors"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("closed"),
                row.getString("failure"),
                row.getInt("tries"),
                row.getObject("holder", UUID.class),
                instant(row, "started_at"),
                instant(row, "settled_at"));
    }

    static String[] texts(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null ? null : (String[]) row.getArray(column).getArray();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
