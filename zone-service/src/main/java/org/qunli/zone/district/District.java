package org.qunli.zone.district;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.qunli.zone.wire.Wording;

/** An administrative district under its six-digit GB/T 2260 code. */
@Entity
@Table(name = "district")
public class District {

    @Id private String code;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "time_zone")
    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "emergency_numbers")
    private String emergencyNumbers;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected District() {}

    /**
     * Takes over names and time zone, which is known to be a real one.
     *
     * @param numbers emergency numbers as JSON; null keeps those that hold
     */
    void describe(Wording name, java.time.ZoneId zone, String numbers, Instant now) {
        emergencyNumbers = numbers == null ? emergencyNumbers : numbers;
        nameZh = name.zh();
        nameEn = name.en();
        timeZone = zone.getId();
        changedAt = now;
    }

    /**
     * @param numbers the emergency numbers that hold
     */
    boolean saysAlready(NewDistrict other, List<EmergencyNumber> numbers) {
        return other.name().equals(name())
                && timeZone.equals(other.timeZone())
                && (other.emergencyNumbers() == null || other.emergencyNumbers().equals(numbers));
    }

    /** Its own emergency numbers as JSON; null for those that ship. */
    String emergencyNumbers() {
        return emergencyNumbers;
    }

    public String code() {
        return code;
    }

    public Wording name() {
        return new Wording(nameZh, nameEn);
    }

    /** Where the local times of this district's shifts belong. */
    public java.time.ZoneId timeZone() {
        return java.time.ZoneId.of(timeZone);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
