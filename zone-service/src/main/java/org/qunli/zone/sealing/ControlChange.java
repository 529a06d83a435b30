package org.qunli.zone.sealing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.qunli.zone.wire.Wording;

/** One announced change of a zone's control: what, from when, by whom and why. Never edited. */
@Entity
@Table(name = "control_change")
public class ControlChange {

    /** Whether it holds. */
    public enum State {
        SCHEDULED,
        APPLIED,
        REFUSED,
        CANCELLED
    }

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    @Enumerated(EnumType.STRING)
    private ControlLevel level;

    @Enumerated(EnumType.STRING)
    private ZoneStatus status;

    @Column(name = "expected_lift_at")
    private Instant expectedLiftAt;

    @Column(name = "lift_unknown")
    private boolean liftUnknown;

    @Column(name = "reason_zh")
    private String reasonZh;

    @Column(name = "reason_en")
    private String reasonEn;

    @Column(name = "effective_at")
    private Instant effectiveAt;

    @Column(name = "source_authority")
    private String sourceAuthority;

    @Column(name = "source_link")
    private String sourceLink;

    @Column(name = "source_document")
    private String sourceDocument;

    @Column(name = "announced_by")
    private String announcedBy;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "settled_at")
    private Instant settledAt;

    private String outcome;

    @Column(name = "cancelled_by")
    private String cancelledBy;

    protected ControlChange() {}

    ControlChange(UUID zoneId, NewControlChange wanted, String announcedBy, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        level = wanted.level();
        status = wanted.status();
        expectedLiftAt = wanted.lift();
        liftUnknown = wanted.takesLiftBack();
        reasonZh = wanted.reason().zh();
        reasonEn = wanted.reason().en();
        effectiveAt = wanted.effectiveAt() == null ? now : wanted.effectiveAt();
        takeSource(wanted.source());
        this.announcedBy = announcedBy;
        announcedAt = now;
        state = State.SCHEDULED;
    }

    /** The first entry of a zone's history: how it was created. */
    static ControlChange opening(Zone zone, String announcedBy, Instant now) {
        Wording reason = zone.reason() == null ? new Wording("设立区域", "Zone set up") : zone.reason();
        ControlChange opening =
                new ControlChange(
                        zone.id(),
                        new NewControlChange(
                                zone.level(),
                                zone.status(),
                                zone.expectedLiftAt() == null
                                        ? null
                                        : Optional.of(zone.expectedLiftAt()),
                                reason,
                                now,
                                zone.source()),
                        announcedBy,
                        now);
        opening.state = State.APPLIED;
        opening.settledAt = now;
        return opening;
    }

    /** The last entry of the history of a zone that is merged into another. */
    static ControlChange merging(
            Zone zone, Zone into, Wording reason, Source source, String by, Instant now) {
        ControlChange last =
                new ControlChange(
                        zone.id(),
                        new NewControlChange(null, ZoneStatus.LIFTED, null, reason, now, source),
                        by,
                        now);
        zone.mergeInto(into.id(), last, now);
        last.state = State.APPLIED;
        last.settledAt = now;
        return last;
    }

    private void takeSource(Source source) {
        sourceAuthority = source == null ? null : source.authority();
        sourceLink = source == null ? null : source.link();
        sourceDocument = source == null ? null : source.documentNumber();
    }

    boolean isDue(Instant now) {
        return !effectiveAt.isAfter(now);
    }

    /** Applies it to its zone, once. */
    void apply(Zone zone, Instant now) {
        zone.control(this, now);
        state = State.APPLIED;
        settledAt = now;
    }

    /** What spoke against it when its time had come stays readable. */
    void refuse(String slug, Instant now) {
        state = State.REFUSED;
        settledAt = now;
        outcome = slug;
    }

    /**
     * Takes back what was announced for later; taken back twice is taken back once.
     *
     * @throws ChangeAlreadySettled when its time has come
     */
    void cancel(String by, Instant now) {
        if (state == State.CANCELLED) {
            return;
        }
        if (state != State.SCHEDULED) {
            throw new ChangeAlreadySettled(id, state);
        }
        state = State.CANCELLED;
        cancelledBy = by;
        settledAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID zoneId() {
        return zoneId;
    }

    /** Null leaves the level as it is. */
    public ControlLevel level() {
        return level;
    }

    /** Null leaves the status as it is. */
    public ZoneStatus status() {
        return status;
    }

    /** Null leaves the expected lift as it is, unless it {@link #takesLiftBack}. */
    public Instant expectedLiftAt() {
        return expectedLiftAt;
    }

    /** Nobody can say any more when the zone is lifted. */
    public boolean takesLiftBack() {
        return liftUnknown;
    }

    /** Whether it says anything about the lift. */
    boolean promises() {
        return liftUnknown || expectedLiftAt != null;
    }

    public Wording reason() {
        return new Wording(reasonZh, reasonEn);
    }

    public Instant effectiveAt() {
        return effectiveAt;
    }

    public Source source() {
        return Source.of(sourceAuthority, sourceLink, sourceDocument);
    }

    public String announcedBy() {
        return announcedBy;
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    public State state() {
        return state;
    }

    /** The slug of what refused it, or null. */
    public String outcome() {
        return outcome;
    }

    /** When it was applied, refused or cancelled, or null. */
    public Instant settledAt() {
        return settledAt;
    }

    public String cancelledBy() {
        return cancelledBy;
    }
}
