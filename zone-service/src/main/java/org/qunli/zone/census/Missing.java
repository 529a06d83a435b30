package org.qunli.zone.census;

/** What becomes of households of the zone that aren't in the file. */
public enum Missing {
    KEEP,
    CLOSE
}
