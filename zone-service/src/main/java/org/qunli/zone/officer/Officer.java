package org.qunli.zone.officer;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A person who serves. Chat ids are kept by {@code ChatIdentities}. */
@Entity
@Table(name = "officer")
public class Officer {

    @Id private UUID id;

    private String district;

    private String name;

    @Column(name = "name_en")
    private String nameEn;

    private String phone;

    private String unit;

    private String subject;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Officer() {}

    Officer(NewOfficer wanted, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        district = wanted.district();
        active = true;
        createdAt = now;
        call(wanted.name(), wanted.nameEn(), wanted.phone(), now);
        assign(wanted.unit(), wanted.subject(), now);
    }

    void call(String newName, String newNameEn, String newPhone, Instant now) {
        name = newName;
        nameEn = newNameEn;
        phone = newPhone;
        changedAt = now;
    }

    void assign(String newUnit, String newSubject, Instant now) {
        unit = newUnit;
        subject = newSubject;
        changedAt = now;
    }

    /** Serves no more, or again. */
    void serve(boolean serves, Instant now) {
        active = serves;
        changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String district() {
        return district;
    }

    public String name() {
        return name;
    }

    /** In Latin letters, or null. */
    public String nameEn() {
        return nameEn;
    }

    public String phone() {
        return phone;
    }

    /** The work unit that sent them. */
    public String unit() {
        return unit;
    }

    /** Subject of an own token, or null. */
    public String subject() {
        return subject;
    }

    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }
}
