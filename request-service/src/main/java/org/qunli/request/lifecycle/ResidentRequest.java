package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;
import org.qunli.request.routing.AssignReason;
import org.qunli.request.routing.RoutingCase;

/**
 * A need, complaint or question of a resident: who raised it, what it is held to be, whose it is,
 * and its course. A verb that isn't allowed throws and changes nothing. The caller holds the row's
 * lock.
 */
@Entity
@Table(name = "resident_request")
public class ResidentRequest {

    @Id private UUID id;

    @Embedded private Raising raising;

    @Enumerated(EnumType.STRING)
    private Category category;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private boolean confidential;

    @Column(name = "life_at_risk")
    private boolean lifeAtRisk;

    @Embedded private Assignment assignment;

    @Embedded private Course course;

    @Column(name = "duplicate_of")
    private UUID duplicateOf;

    @Version private long version;

    /** For Hibernate. */
    protected ResidentRequest() {}

    ResidentRequest(UUID id, NewNeed need) {
        this.id = id;
        this.raising = new Raising(need);
        this.category = need.category();
        this.priority = need.priority();
        this.lifeAtRisk = need.lifeAtRisk();
        // What was said in private stays there.
        this.confidential =
                need.origin().source() == Source.CHAT && need.origin().groupId() == null;
        this.assignment = new Assignment();
        this.course = Course.begun();
    }

    void assign(UUID officer, Post post, AssignReason why, Instant at) {
        requireOpen();
        assignment.to(officer, post, why, at);
    }

    /** An officer takes it on themselves; whoever had it stays a helper. */
    void takenBy(UUID officer, Post post, Instant at) {
        handedTo(officer, post, AssignReason.TAKEN, at);
        course.taken();
    }

    /** Somebody makes it another officer's. Whoever had it stays a helper. */
    void handedTo(UUID officer, Post post, AssignReason why, Instant at) {
        requireOpen();
        UUID before = assignment.officerId();
        assignment.to(officer, post, why, at);
        if (before != null) {
            assignment.help(Set.of(before));
        }
    }

    /** Its assignee says that it isn't theirs. */
    void objected() {
        requireOpen();
        assignment.objected();
    }

    void addHelpers(Set<UUID> helping) {
        requireOpen();
        assignment.help(helping);
    }

    boolean removeHelper(UUID officer) {
        requireOpen();
        return assignment.helpNoMore(officer);
    }

    /** The other one goes on in its place. */
    void duplicateOf(UUID original, Instant at) {
        course.duplicate(at);
        duplicateOf = original;
    }

    void change(Category newCategory, Priority newPriority, boolean newConfidential) {
        requireOpen();
        category = newCategory;
        priority = newPriority;
        confidential = newConfidential;
    }

    /** Worse words raise the priority, milder ones never lower it; answers whether they did. */
    boolean worsen(Priority told, boolean life) {
        boolean worse = told.compareTo(priority) < 0 || life && !lifeAtRisk;
        if (told.compareTo(priority) < 0) {
            priority = told;
        }
        lifeAtRisk |= life;
        return worse;
    }

    void thank() {
        ending().thanked();
    }

    void reword(String text) {
        raising.reword(text);
    }

    void requireOpen() {
        course.requireOpen();
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** Who raised it, where and when. */
    public Raising raising() {
        return raising;
    }

    /** What it is about. */
    public Category category() {
        return category;
    }

    /** How pressing it is. */
    public Priority priority() {
        return priority;
    }

    /** Whether it must not be spoken of in the group. */
    public boolean confidential() {
        return confidential;
    }

    /** Whether words told of danger to life. */
    public boolean lifeAtRisk() {
        return lifeAtRisk;
    }

    /** What its route is chosen for, for anybody but these. */
    RoutingCase routing(Set<UUID> without) {
        return new RoutingCase(
                raising.district(),
                raising.zoneId(),
                category,
                raising.householdId(),
                Set.of(),
                without,
                lifeAtRisk);
    }

    /** The state table that moves it. */
    Course course() {
        return course;
    }

    /** Its state. */
    public RequestStatus status() {
        return course.status();
    }

    /** Whose it is, and why. */
    public Assignment assignment() {
        return assignment;
    }

    /** The officer who answers for it, or null. */
    public UUID assignee() {
        return assignment.officerId();
    }

    /** The assignee's post when it was assigned, or null. */
    public Post assigneePost() {
        return assignment.post();
    }

    /** The officers who know of it too. */
    public Set<UUID> helpers() {
        return assignment.helpers();
    }

    /** What it waits for, or null. */
    public Waiting waiting() {
        return course.waiting();
    }

    /** That an officer called it unresolvable, or null. */
    public Impasse impasse() {
        return course.impasse();
    }

    /** The last promise of this cycle, or null. */
    public Instant promisedAt() {
        return course.promisedAt();
    }

    /** When an officer first answered, or null. */
    public Instant respondedAt() {
        return course.respondedAt();
    }

    /** The request that goes on in its place, or null. */
    public UUID duplicateOf() {
        return duplicateOf;
    }

    /** 1 at first, one more with each reopening. */
    public int cycle() {
        return ending().cycle();
    }

    /** Who resolved it in this cycle, else whose it is, or null. */
    UUID servedBy() {
        UUID resolver = ending().resolvedBy();
        return resolver == null ? assignee() : resolver;
    }

    /** How it ended, and began again. */
    Ending ending() {
        return course.ending();
    }

    /** The row's version. */
    public long version() {
        return version;
    }
}
