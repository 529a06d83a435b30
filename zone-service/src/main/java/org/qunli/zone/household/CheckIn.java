package org.qunli.zone.household;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.problem.Invalid;

/** That an officer went to see a household, and how it was found; never changed afterwards. */
@Entity
@Table(name = "check_in")
class CheckIn {

    @Id private UUID id;

    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "zone_id")
    private UUID zoneId;

    @Column(name = "officer_id")
    private UUID officerId;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private CheckInOutcome outcome;

    private String note;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected CheckIn() {}

    /**
     * A visit.
     *
     * @throws Invalid when it is said to be later than now
     */
    CheckIn(Household household, UUID officerId, NewCheckIn visit, Instant now) {
        if (visit.at() != null && visit.at().isAfter(now)) {
            throw new Invalid("at", "in-the-future");
        }
        id = UuidCreator.getTimeOrderedEpoch();
        householdId = household.id();
        zoneId = household.zoneId();
        this.officerId = officerId;
        at = visit.at() == null ? now : visit.at();
        outcome = visit.outcome();
        note = visit.note();
        recordedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID householdId() {
        return householdId;
    }

    UUID officerId() {
        return officerId;
    }

    Instant at() {
        return at;
    }

    CheckInOutcome outcome() {
        return outcome;
    }

    String note() {
        return note;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
