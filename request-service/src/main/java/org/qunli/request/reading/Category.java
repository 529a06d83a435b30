package org.qunli.request.reading;

/** What a need is about; the order is that of the published contract. */
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
