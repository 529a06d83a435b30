package org.qunli.zone.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.qunli.kit.sheet.SafeCell;
import org.qunli.zone.care.CareFlag;

/** Makes a household of a row, or says everything that is wrong with it. */
final class RowJudge {

    private final Map<CensusColumn, Integer> columns;
    private final int width;
    private final Set<CareFlag> visible;

    RowJudge(Map<CensusColumn, Integer> columns, int width, Set<CareFlag> visible) {
        this.columns = columns;
        this.width = width;
        this.visible = visible;
    }

    Optional<CensusRow> judge(int line, CSVRecord row, List<RowError> errors) {
        int before = errors.size();
        if (row.size() > width) {
            errors.add(new RowError(line, null, RowReason.TOO_MANY_CELLS, "" + width));
        }
        String building = cell(line, row, CensusColumn.BUILDING, errors);
        String unit = cell(line, row, CensusColumn.UNIT, errors);
        String room = cell(line, row, CensusColumn.ROOM, errors);
        String label = cell(line, row, CensusColumn.LABEL, errors);
        String words = cell(line, row, CensusColumn.FLAGS, errors);
        require(line, building, CensusColumn.BUILDING, errors);
        require(line, room, CensusColumn.ROOM, errors);
        List<CareFlag> flags =
                columns.containsKey(CensusColumn.FLAGS) ? flags(line, words, errors) : null;
        return errors.size() > before
                ? Optional.empty()
                : Optional.of(
                        new CensusRow(
                                line, building, unit, room, label.isEmpty() ? null : label, flags));
    }

    private String cell(int line, CSVRecord row, CensusColumn column, List<RowError> errors) {
        Integer place = columns.get(column);
        if (place == null || place >= row.size()) {
            return "";
        }
        String text = SafeCell.in(row.get(place).strip());
        if (text.indexOf('\u0000') >= 0) {
            errors.add(new RowError(line, column, RowReason.NOT_STORABLE));
            return "?";
        }
        if (text.length() > column.longest()) {
            errors.add(new RowError(line, column, RowReason.TOO_LONG, "" + column.longest()));
        }
        return text;
    }

    private static void require(int line, String text, CensusColumn column, List<RowError> errors) {
        if (text.isBlank()) {
            errors.add(new RowError(line, column, RowReason.REQUIRED));
        }
    }

    private List<CareFlag> flags(int line, String words, List<RowError> errors) {
        List<CareFlag> flags = new ArrayList<>();
        for (String word : FlagWords.split(words)) {
            Optional<CareFlag> flag = FlagWords.flag(word);
            if (flag.isEmpty()) {
                errors.add(
                        new RowError(
                                line,
                                CensusColumn.FLAGS,
                                RowReason.UNKNOWN_FLAG,
                                RowError.shown(word)));
            } else if (!visible.contains(flag.get())) {
                errors.add(
                        new RowError(
                                line,
                                CensusColumn.FLAGS,
                                RowReason.FLAG_NOT_FOR_YOUR_POST,
                                flag.get().name()));
            } else {
                flags.add(flag.get());
            }
        }
        return flags;
    }
}
