package org.qunli.zone.census;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an import is, and what came of it. */
public record ImportView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID zoneId,
        @Schema(examples = "DONE") ImportState state,
        @Schema(examples = "KEEP") Missing missing,
        @Schema(description = "in which encoding the file was read", examples = "UTF-8")
                String charset,
        @Schema(description = "headers that mean nothing here", examples = "[\"序号\"]")
                List<String> ignoredColumns,
        @Schema(examples = "1203") int rowsRead,
        @Schema(examples = "1203") int rowsChecked,
        @Schema(description = "0 until all of them hold", examples = "1203") int rowsApplied,
        @Schema(description = "listed under /errors", examples = "0") int errors,
        @Schema(examples = "1200") int created,
        @Schema(examples = "2") int updated,
        @Schema(examples = "1") int unchanged,
        @Schema(examples = "0") int closed,
        @Schema(description = "whether the file changed anything; null until DONE") Boolean changed,
        @Schema(description = "why it FAILED", examples = "upload-broken-off") String failure,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant startedAt,
        @Schema(examples = "2026-04-04T02:00:07Z") Instant settledAt) {

    static ImportView of(HouseholdImport row) {
        return new ImportView(
                row.id(),
                row.zoneId(),
                row.state(),
                row.missing(),
                row.charset(),
                row.ignoredColumns(),
                row.rowsRead(),
                row.rowsChecked(),
                row.rowsApplied(),
                row.errors(),
                row.created(),
                row.updated(),
                row.unchanged(),
                row.closed(),
                row.state() == ImportState.DONE
                        ? Boolean.valueOf(row.created() + row.updated() + row.closed() > 0)
                        : null,
                row.failure(),
                row.startedAt(),
                row.settledAt());
    }
}
