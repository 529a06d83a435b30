package org.qunli.zone.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.qunli.kit.sheet.SafeCell;

/** The unreached as a sheet to print: CSV that every spreadsheet opens and none calculates. */
final class Sheet {

    /** Without it Excel takes Chinese for Latin. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            "楼栋 building",
                            "单元 unit",
                            "房号 room",
                            "门牌 label",
                            "需关照 needs care",
                            "情况 situation",
                            "起始 since")
                    .get();

    private Sheet() {}

    /** Times are local ones of {@code timeZone}. */
    static String of(List<UnreachedView> doors, ZoneId timeZone) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(timeZone);
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (UnreachedView door : doors) {
                printer.printRecord(
                        SafeCell.out(door.building()),
                        SafeCell.out(door.unit()),
                        SafeCell.out(door.room()),
                        SafeCell.out(door.label()),
                        door.flagged() ? "是 yes" : "",
                        door.why() == UnreachedView.Why.NEVER_REACHED
                                ? "从未入群 never in the group"
                                : "已退群 has left",
                        time.format(door.since()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
