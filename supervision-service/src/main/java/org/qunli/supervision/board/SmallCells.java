package org.qunli.supervision.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.supervision.place.SmallZones;
import org.qunli.supervision.scorecard.SmallNumbers;

/** Withholds from readers outside what so few households stand behind that one could be told. */
final class SmallCells {

    private final SmallZones zones;

    SmallCells(SmallZones zones) {
        this.zones = zones;
    }

    /**
     * The board of a district without what is withheld; its own figures only if anything is left.
     */
    BoardView district(BoardView board, List<UUID> all) {
        Set<UUID> small = zones.of(all);
        List<BoardCell> parts = new ArrayList<>();
        for (BoardCell part : board.parts()) {
            parts.add(small.contains(part.zoneId()) ? part.hidden() : told(part));
        }
        boolean few = zones.households(all) < SmallZones.HOUSEHOLDS;
        BoardCell whole = few ? board.whole().hidden() : told(board.whole());
        return new BoardView(board.at(), whole, parts);
    }

    /** The board of one zone. */
    BoardView zone(BoardView board, List<UUID> all) {
        boolean small = zones.of(all).contains(board.whole().zoneId());
        return new BoardView(
                board.at(), small ? board.whole().hidden() : told(board.whole()), board.parts());
    }

    /** A cell of many households: still no count of one to four, and none exactly. */
    static BoardCell told(BoardCell cell) {
        OpenNow now = cell.now();
        return new BoardCell(
                cell.district(),
                cell.zoneId(),
                cell.nameZh(),
                cell.nameEn(),
                new OpenNow(
                        SmallNumbers.told(now.open()),
                        SmallNumbers.told(now.overdue()),
                        SmallNumbers.told(now.atRisk()),
                        SmallNumbers.told(now.coordinated())),
                SmallNumbers.told(cell.today()),
                SmallNumbers.told(cell.week()),
                cell.withheld());
    }
}
