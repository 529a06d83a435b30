package org.qunli.zone.census;

/** How far an import is. */
public enum ImportState {
    /** The file is being read. */
    RECEIVING,
    CHECKING,
    APPLYING,
    /** All of it holds. */
    DONE,
    /** Something in the file is wrong: nothing of it holds. */
    REJECTED,
    /** It couldn't be carried out: nothing of it holds. */
    FAILED,
    CANCELLED
}
