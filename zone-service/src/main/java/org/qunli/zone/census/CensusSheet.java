package org.qunli.zone.census;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sheet.SafeCell;
import org.qunli.zone.care.CareFlag;

/** Writes a zone's households as a list that spreadsheets open and the import reads again. */
@ApplicationScoped
class CensusSheet {

    private static final UUID FIRST = new UUID(0, 0);

    private static final int PAGE = 1_000;

    private final Jdbi jdbi;

    CensusSheet(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Line(
            UUID id,
            String building,
            String unit,
            String room,
            String label,
            Set<CareFlag> flags) {}

    /**
     * Writes page by page, without a transaction and in bounded memory.
     *
     * @param visible the flags that whoever reads it may see
     * @param chinese the language of headers and flags
     */
    void write(UUID zone, Set<CareFlag> visible, boolean chinese, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Without it Excel takes the file for one of the machine's own code page.
        text.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(
                Arrays.stream(CensusColumn.values())
                        .map(column -> chinese ? column.chinese() : column.english()));
        UUID after = FIRST;
        while (after != null) {
            List<Line> lines = lines(zone, visible, after);
            for (Line line : lines) {
                printer.printRecord(
                        SafeCell.out(line.building()),
                        SafeCell.out(line.unit()),
                        SafeCell.out(line.room()),
                        SafeCell.out(line.label()),
                        FlagWords.join(line.flags(), chinese));
            }
            text.flush();
            after = lines.size() < PAGE ? null : lines.get(lines.size() - 1).id();
        }
    }

    private List<Line> lines(UUID zone, Set<CareFlag> visible, UUID after) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id, h.building, h.unit, h.room, h.label, h.flags
                                        from household h
                                        where h.zone_id = :zone and h.active
                                            and (h.door_order, h.id) > (coalesce(
                                                (select a.door_order from household a where a.id = :after), ''),
                                                cast(:after as uuid))
                                        order by h.door_order, h.id limit :count
                                        """)
                                .bind("zone", zone)
                                .bind("after", after)
                                .bind("count", PAGE)
                                .map(
                                        (row, context) ->
                                                new Line(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("building"),
                                                        row.getString("unit"),
                                                        row.getString("room"),
                                                        row.getString("label"),
                                                        seen(
                                                                HouseholdImport.texts(row, "flags"),
                                                                visible)))
                                .list());
    }

    private static Set<CareFlag> seen(String[] flags, Set<CareFlag> visible) {
        Set<CareFlag> seen = java.util.EnumSet.noneOf(CareFlag.class);
        Arrays.stream(flags).map(CareFlag::valueOf).filter(visible::contains).forEach(seen::add);
        return seen;
    }
}
