package org.qunli.zone.household;

/** What whoever serves a household must know of it. */
public enum HouseholdFlag {
    ELDERLY_ALONE,
    CHILDREN_ALONE,
    INFANT,
    PREGNANCY,
    DISABILITY,
    CHRONIC_ILLNESS,
    DIALYSIS,
    DISTRESS,
    NO_SMARTPHONE
}
