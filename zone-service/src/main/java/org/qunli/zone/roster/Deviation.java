package org.qunli.zone.roster;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.qunli.zone.staffing.Category;

/** A dated exception from an officer's shifts in one zone ({@code exceptions} in the API). */
@Entity
@Table(name = "roster_deviation")
class Deviation {

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    @Column(name = "officer_id")
    private UUID officerId;

    @Enumerated(EnumType.STRING)
    private DeviationKind kind;

    @Column(name = "other_id")
    private UUID otherId;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] duties;

    private String reason;

    @Enumerated(EnumType.STRING)
    private DeviationState state;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Version private long version;

    protected Deviation() {}

    /** What has passed already stays as it was served: it begins now at the earliest. */
    Deviation(RosterEntry of, NewDeviation wanted, boolean settled, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        zoneId = of.zoneId();
        officerId = of.officerId();
        kind = wanted.kind();
        otherId = wanted.otherOfficerId();
        startsAt = wanted.from().isBefore(now) ? now : wanted.from();
        endsAt = wanted.to();
        duties =
                wanted.duties().stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        reason = wanted.reason();
        state = settled ? DeviationState.IN_FORCE : DeviationState.PROPOSED;
        enteredAt = now;
        settledAt = settled ? now : null;
    }

    /** The same in another zone, from now on. */
    Deviation(Deviation like, UUID otherZone, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        zoneId = otherZone;
        officerId = like.officerId;
        kind = like.kind;
        otherId = like.otherId;
        startsAt = like.startsAt.isBefore(now) ? now : like.startsAt;
        endsAt = like.endsAt;
        duties = like.duties.clone();
        reason = like.reason;
        state = like.state;
        enteredAt = now;
        settledAt = like.settledAt;
    }

    /**
     * The delegate takes it, or doesn't.
     *
     * @throws ExceptionSettled when it isn't open any more
     */
    void decide(boolean accepted, Instant now) {
        if (state != DeviationState.PROPOSED || !endsAt.isAfter(now)) {
            throw new ExceptionSettled();
        }
        state = accepted ? DeviationState.IN_FORCE : DeviationState.REFUSED;
        settledAt = now;
    }

    /**
     * Ends it; what was served under it stays.
     *
     * @throws ExceptionSettled when it is over, refused or cancelled already
     */
    void cancel(Instant now) {
        if (!isOpen() || !endsAt.isAfter(now)) {
            throw new ExceptionSettled();
        }
        state = DeviationState.CANCELLED;
        settledAt = now;
    }

    private boolean isOpen() {
        return state == DeviationState.PROPOSED || state == DeviationState.IN_FORCE;
    }

    boolean isOf(RosterEntry entry) {
        return officerId.equals(entry.officerId()) && zoneId.equals(entry.zoneId());
    }

    boolean holdsAt(Instant at) {
        return period().holds(at);
    }

    Interval period() {
        return new Interval(startsAt, endsAt);
    }

    UUID id() {
        return id;
    }

    UUID zoneId() {
        return zoneId;
    }

    UUID officerId() {
        return officerId;
    }

    DeviationKind kind() {
        return kind;
    }

    /** The substitute or delegate, or null. */
    UUID otherId() {
        return otherId;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    List<Category> duties() {
        return Arrays.stream(duties).map(Category::valueOf).sorted().toList();
    }

    String reason() {
        return reason;
    }

    DeviationState state() {
        return state;
    }

    long version() {
        return version;
    }
}
