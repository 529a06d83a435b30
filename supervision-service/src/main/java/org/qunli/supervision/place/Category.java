package org.qunli.supervision.place;

/** What a request is about, as residents' needs are sorted. */
public enum Category {
    MEDICINE,
    MEDICAL_CARE,
    SUPPLIES,
    TESTING,
    SANITATION,
    UTILITIES,
    CONTROL_RULES,
    WELFARE,
    CONDUCT,
    RUMOUR,
    OTHER
}
