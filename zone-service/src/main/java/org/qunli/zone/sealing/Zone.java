package org.qunli.zone.sealing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.wire.Wording;

/** A sealed area of one district. Every change is made under the lock of its row. */
@Entity
@Table(name = "zone")
public class Zone {

    @Id private UUID id;

    private String district;

    @Column(name = "parent_id")
    private UUID parentId;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private ControlLevel level;

    @Enumerated(EnumType.STRING)
    private ZoneStatus status;

    @Column(name = "expected_lift_at")
    private Instant expectedLiftAt;

    @Column(name = "effective_at")
    private Instant effectiveAt;

    @Column(name = "reason_zh")
    private String reasonZh;

    @Column(name = "reason_en")
    private String reasonEn;

    @Column(name = "source_authority")
    private String sourceAuthority;

    @Column(name = "source_link")
    private String sourceLink;

    @Column(name = "source_document")
    private String sourceDocument;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Zone() {}

    Zone(NewZone wanted, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        district = wanted.district();
        parentId = wanted.parentId();
        nameZh = wanted.name().zh();
        nameEn = wanted.name().en();
        level = wanted.level();
        status = wanted.status() == null ? ZoneStatus.PLANNED : wanted.status();
        expectedLiftAt = wanted.expectedLiftAt();
        effectiveAt = now;
        because(wanted.reason(), wanted.source());
        createdAt = now;
        changedAt = now;
    }

    private void because(Wording reason, Source source) {
        reasonZh = reason == null ? null : reason.zh();
        reasonEn = reason == null ? null : reason.en();
        sourceAuthority = source == null ? null : source.authority();
        sourceLink = source == null ? null : source.link();
        sourceDocument = source == null ? null : source.documentNumber();
    }

    void rename(Wording name, Instant now) {
        nameZh = name.zh();
        nameEn = name.en();
        changedAt = now;
    }

    /** Puts it within another zone; that this makes no circle is the caller's to check. */
    void moveWithin(UUID parent, Instant now) {
        parentId = parent;
        changedAt = now;
    }

    /**
     * Changes the control.
     *
     * @throws ZoneAlreadyLifted when nothing may change any more
     * @throws ImpossibleStatusChange when the status would jump or go back
     */
    void control(ControlChange change, Instant now) {
        requireNotLifted();
        ZoneStatus next = change.status() == null ? status : change.status();
        if (!status.leadsTo(next)) {
            throw new ImpossibleStatusChange(status, next);
        }
        if (change.effectiveAt().isBefore(effectiveAt)) {
            throw new Invalid("effectiveAt", "before-present-control", effectiveAt);
        }
        status = next;
        level = change.level() == null ? level : change.level();
        expectedLiftAt = change.promises() ? change.expectedLiftAt() : expectedLiftAt;
        effectiveAt = change.effectiveAt();
        because(change.reason(), change.source());
        changedAt = now;
    }

    /** Ends it, whatever it was: those who lived here live in the other zone now. */
    void mergeInto(UUID other, ControlChange change, Instant now) {
        requireNotLifted();
        mergedInto = other;
        status = ZoneStatus.LIFTED;
        effectiveAt = change.effectiveAt();
        because(change.reason(), change.source());
        changedAt = now;
    }

    /**
     * @throws ZoneMerged when whoever belongs here belongs to another zone now
     */
    public void requireNotMerged() {
        if (mergedInto != null) {
            throw new ZoneMerged(id, mergedInto);
        }
    }

    void requireNotLifted() {
        if (status == ZoneStatus.LIFTED) {
            throw new ZoneAlreadyLifted(id);
        }
    }

    public UUID id() {
        return id;
    }

    public String district() {
        return district;
    }

    public UUID parentId() {
        return parentId;
    }

    public Wording name() {
        return new Wording(nameZh, nameEn);
    }

    public ControlLevel level() {
        return level;
    }

    public ZoneStatus status() {
        return status;
    }

    /** Null while nobody can say. */
    public Instant expectedLiftAt() {
        return expectedLiftAt;
    }

    public Instant effectiveAt() {
        return effectiveAt;
    }

    public Wording reason() {
        return Wording.of(reasonZh, reasonEn);
    }

    public Source source() {
        return Source.of(sourceAuthority, sourceLink, sourceDocument);
    }

    /** The zone that took it in, or null. */
    public UUID mergedInto() {
        return mergedInto;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
