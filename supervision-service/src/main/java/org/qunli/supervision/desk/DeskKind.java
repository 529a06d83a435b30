package org.qunli.supervision.desk;

/** What a desk is. Escalations of a district go to its headquarters. */
public enum DeskKind {
    HEADQUARTERS,
    DEPARTMENT
}
