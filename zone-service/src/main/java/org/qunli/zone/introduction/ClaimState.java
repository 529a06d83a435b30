package org.qunli.zone.introduction;

/** Where a claim stands. */
public enum ClaimState {
    PENDING,
    CONFIRMED,
    REFUSED
}
