package org.qunli.zone.group;

/** Who puts a notice into the group. */
public enum Forwarding {
    BOT,
    OFFICER
}
