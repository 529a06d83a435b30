package org.qunli.supervision.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What lies behind several escalations. */
@Schema(name = "EscalationCauseKind")
public enum CauseKind {
    POWER,
    WATER,
    HEATING_AND_GAS,
    SUPPLY,
    MEDICINE_STOCK,
    TRANSPORT,
    STAFF,
    WASTE,
    RULES,
    WEATHER,
    OTHER
}
