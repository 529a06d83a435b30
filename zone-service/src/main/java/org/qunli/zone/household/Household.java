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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Household() {}

    Household(UUID zoneId, NewHousehold wanted, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        building = wanted.building();
        unit = wanted.unit() == null ? "" : wanted.unit();
        room = wanted.room();
        label = wanted.label() == null ? door() : wanted.label();
        flag(wanted.flags() == null ? List.of() : wanted.flags(), now);
        active = true;
        createdAt = now;
    }

    /** As people write a door: building, unit if there is one, room. */
    private String door() {
        return Stream.of(building, unit, room)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    void relabel(String other, Instant now) {
        label = other;
        changedAt = now;
    }

    void flag(Collection<HouseholdFlag> wanted, Instant now) {
        flags = wanted.stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        changedAt = now;
    }

    /** Nobody lives here any more, or somebody does again. */
    void live(boolean inhabited, Instant now) {
        active = inhabited;
        changedAt = now;
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

    public List<HouseholdFlag> flags() {
        EnumSet<HouseholdFlag> set = EnumSet.noneOf(HouseholdFlag.class);
        for (String flag : flags) {
            set.add(HouseholdFlag.valueOf(flag));
        }
        return List.copyOf(set);
    }

    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }
}
