package org.qunli.kit.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.qunli.kit.sheet.SafeCell;

/** Entries as a sheet, to keep elsewhere. */
final class AuditSheet {

    /** So that spreadsheets read UTF-8. */
    private static final char MARK = '\ufeff';

    private AuditSheet() {}

    static String of(List<AuditEntry> entries) {
        StringBuilder text = new StringBuilder().append(MARK);
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader("id", "at", "client", "role", "districts", "operation", "about")
                        .get();
        try (CSVPrinter sheet = new CSVPrinter(text, format)) {
            for (AuditEntry entry : entries) {
                sheet.printRecord(
                        entry.id(),
                        entry.at(),
                        SafeCell.out(entry.client()),
                        entry.role(),
                        String.join(" ", entry.districts()),
                        entry.operation(),
                        SafeCell.out(String.join(" ", entry.about())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
