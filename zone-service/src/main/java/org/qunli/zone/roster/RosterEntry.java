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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.qunli.kit.json.Json;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** One officer's place on one zone's roster. Changed under the lock of its row. */
@Entity
@Table(name = "roster_entry")
public class RosterEntry {

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    @Column(name = "officer_id")
    private UUID officerId;

    @Enumerated(EnumType.STRING)
    private Post post;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] duties;

    @ColumnTransformer(write = "cast(? as jsonb)")
    private String shifts;

    @Column(name = "introduced_at")
    private Instant introducedAt;

    private String introduction;

    private boolean active;

    @Column(name = "stand_in")
    private boolean standIn;

    @Column(name = "rostered_at")
    private Instant rosteredAt;

    // The daily plan changes nothing that anybody edits: it must not make their copies stale.
    @OptimisticLock(excluded = true)
    @Column(name = "planned_until")
    private Instant plannedUntil;

    @OptimisticLock(excluded = true)
    @Column(name = "plan_due_at")
    private Instant planDueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected RosterEntry() {}

    RosterEntry(UUID zoneId, UUID officerId, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        this.officerId = officerId;
        createdAt = now;
    }

    /** Serves in this post, for these matters, at these times. The shifts don't overlap. */
    void serve(Post as, Collection<Category> matters, List<Shift> times, Instant now) {
        post = as;
        duties = matters.stream().distinct().sorted().map(Enum::name).toArray(String[]::new);
        shifts = Json.write(times);
        come(false, now);
    }

    /** Is here only to fill another's post for a time: no shifts, no duties, no slot taken. */
    void standIn(Post as, Instant now) {
        post = as;
        duties = new String[0];
        shifts = Json.write(List.of());
        come(true, now);
    }

    private void come(boolean onlyToStandIn, Instant now) {
        if (!active) {
            rosteredAt = now;
        }
        active = true;
        standIn = onlyToStandIn;
        changedAt = now;
    }

    /** The officer has told the group who they are; without a time the first one counts. */
    void introduce(String words, Instant at, Instant now) {
        if (words != null) {
            introduction = words;
        }
        if (at != null) {
            introducedAt = at;
        } else if (introducedAt == null) {
            introducedAt = now;
        }
        changedAt = now;
    }

    /** Serves here no more; what they served stays known. */
    void end(Instant now) {
        active = false;
        introducedAt = null;
        introduction = null;
        changedAt = now;
    }

    void planned(Instant until, Instant again) {
        plannedUntil = until;
        planDueAt = again;
    }

    boolean servesAs(NewRosterEntry wanted) {
        return (wanted.post() == null || wanted.post() == post)
                && (wanted.duties() == null
                        || List.copyOf(new java.util.TreeSet<>(wanted.duties())).equals(duties()))
                && (wanted.shifts() == null || wanted.shifts().equals(shifts()));
    }

    public UUID id() {
        return id;
    }

    public UUID zoneId() {
        return zoneId;
    }

    public UUID officerId() {
        return officerId;
    }

    Post post() {
        return post;
    }

    List<Category> duties() {
        return Arrays.stream(duties).map(Category::valueOf).sorted().toList();
    }

    /** In local time of the zone's district. */
    List<Shift> shifts() {
        return List.of(Json.read(shifts, Shift[].class));
    }

    /** When they introduced themselves in the group, or null. */
    public Instant introducedAt() {
        return introducedAt;
    }

    public String introduction() {
        return introduction;
    }

    public boolean active() {
        return active;
    }

    boolean standsIn() {
        return standIn;
    }

    Instant plannedUntil() {
        return plannedUntil;
    }

    public long version() {
        return version;
    }
}
