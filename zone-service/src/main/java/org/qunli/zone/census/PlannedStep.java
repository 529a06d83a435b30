package org.qunli.zone.census;

import java.util.UUID;
import org.qunli.zone.household.CheckInPlan;
import org.qunli.zone.household.HouseholdFacts;

/**
 * What an import does with one household.
 *
 * @param baseVersion of the household as it is now, or null for a new one
 * @param facts the household as it will be
 */
record PlannedStep(Action action, Long baseVersion, HouseholdFacts facts, CheckInPlan checkIn) {

    enum Action {
        CREATE,
        UPDATE,
        CLOSE
    }

    UUID household() {
        return facts.id();
    }
}
