package org.qunli.zone.district;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected District() {}

    /** Takes over names and time zone; the time zone is known to be a real one. */
    void describe(Wording name, java.time.ZoneId zone, Instant now) {
        nameZh = name.zh();
        nameEn = name.en();
        timeZone = zone.getId();
        changedAt = now;
    }

    boolean saysAlready(NewDistrict other) {
        return other.name().equals(name()) && timeZone.equals(other.timeZone());
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
