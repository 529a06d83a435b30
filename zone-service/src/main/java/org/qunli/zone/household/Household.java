package org.qunli.zone.household;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareRules;

/** Who lives behind one door of a zone. */
@Entity
@Table(name = "household")
public class Household {

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    private String building;

    private String unit;

    private String room;

    private String label;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] flags;

    private boolean active;

    @Column(name = "check_in_from")
    private Instant checkInFrom;

    @Column(name = "last_check_in_at")
    private Instant lastCheckInAt;

    @Column(name = "next_check_in_due_at")
    private Instant nextCheckInDueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Household() {}

    Household(UUID zoneId, NewHousehold wanted, CareRules rules, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        building = wanted.building();
        unit = wanted.unit() == null ? "" : wanted.unit();
        room = wanted.room();
        label = wanted.label() == null ? door(building, unit, room) : wanted.label();
        active = true;
        flag(wanted.flags() == null ? List.of() : wanted.flags(), rules, now);
        createdAt = now;
    }

    /** As people write a door: building, unit if there is one, room. */
    public static String door(String building, String unit, String room) {
        return Stream.of(building, unit, room)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    void relabel(String other, Instant now) {
        label = other;
        changedAt = now;
    }

    void flag(Collection<CareFlag> wanted, CareRules rules, Instant now) {
        flags = wanted.stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        follow(rules, now);
    }

    /** Nobody lives here any more, or somebody does again. */
    void live(boolean inhabited, CareRules rules, Instant now) {
        active = inhabited;
        follow(rules, now);
    }

    /** Somebody of the household was seen. */
    void seen(Instant at, CareRules rules, Instant now) {
        lastCheckInAt = lastCheckInAt == null || at.isAfter(lastCheckInAt) ? at : lastCheckInAt;
        if (checkInFrom != null && at.isAfter(checkInFrom)) {
            checkInFrom = at;
        }
        follow(rules, now);
    }

    /**
     * Plans the next check-in by the rules. The interval runs from the last check-in, or from when
     * the first flag that asks for one was set.
     */
    void follow(CareRules rules, Instant now) {
        CheckInPlan plan = CheckInPlan.of(active, flags(), rules, checkInFrom, now);
        checkInFrom = plan.from();
        nextCheckInDueAt = plan.dueAt();
        changedAt = now;
    }

    /** The whole state, as it is told. */
    HouseholdFacts facts(CareRules rules) {
        return new HouseholdFacts(
                id,
                zoneId,
                building,
                unit,
                room,
                label,
                flags(),
                rules.every(flags()).orElse(null),
                lastCheckInAt,
                nextCheckInDueAt,
                active);
    }

    public UUID id() {
        return id;
    }

    public UUID zoneId() {
        return zoneId;
    }

    public String building() {
        return building;
    }

    /** Empty where the building has one entrance. */
    public String unit() {
        return unit;
    }

    public String room() {
        return room;
    }

    public String label() {
        return label;
    }

    public List<CareFlag> flags() {
        EnumSet<CareFlag> set = EnumSet.noneOf(CareFlag.class);
        for (String flag : flags) {
            set.add(CareFlag.valueOf(flag));
        }
        return List.copyOf(set);
    }

    Instant checkInFrom() {
        return checkInFrom;
    }

    /** When somebody of it was last seen at a check-in, or null. */
    public Instant lastCheckInAt() {
        return lastCheckInAt;
    }

    /** By all its flags, or null where none asks for check-ins. */
    Instant nextCheckInDueAt() {
        return nextCheckInDueAt;
    }

    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }
}
