package org.qunli.zone.census;

import java.util.List;
import org.qunli.zone.care.CareFlag;

/**
 * A household as a file describes it.
 *
 * @param line where the row begins, counted from 1
 * @param unit empty where the building has one entrance
 * @param label null where the file says nothing
 * @param flags null where the file has no such column
 */
record CensusRow(
        int line, String building, String unit, String room, String label, List<CareFlag> flags) {}
