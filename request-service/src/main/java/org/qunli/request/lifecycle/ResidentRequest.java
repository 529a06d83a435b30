package org.qunli.request.lifecycle;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/**
 * A need, complaint or question of a resident, and the state table that moves it. A verb that the
 * table doesn't allow throws and changes nothing. The caller holds the row's lock.
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

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    private UUID assignee;

    @Enumerated(EnumType.STRING)
    @Column(name = "assignee_post")
    private Post assigneePost;

    @ElementCollection
    @CollectionTable(name = "request_helper", joinColumns = @JoinColumn(name = "request"))
    @Column(name = "officer")
    private Set<UUID> helpers = new HashSet<>();

    @Embedded private Waiting waiting;

    @Column(name = "promised_at")
    private Instant promisedAt;

    @Column(name = "responded_at")
    private Instant respondedAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by")
    private UUID resolvedBy;

    @Column(name = "reopen_until")
    private Instant reopenUntil;

    @Column(name = "closed_at")
    private Instant closedAt;

    private int cycle;

    private int reopened;

    private boolean thanked;

    @Column(name = "unresolvable_by")
    private UUID unresolvableBy;

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
        this.status = RequestStatus.OPEN;
        this.cycle = 1;
    }

    void assign(UUID officer, Post post, Set<UUID> helping) {
        assignee = officer;
        assigneePost = post;
        helpers.addAll(helping);
        helpers.remove(officer);
    }

    /** An officer takes it on themselves. */
    void takenBy(UUID officer, Post post) {
        requireOpen();
        handedTo(officer, post);
        if (status != RequestStatus.WAITING) {
            status = RequestStatus.IN_PROGRESS;
        }
    }

    /** Somebody makes it another officer's. Whoever had it stays a helper. */
    void handedTo(UUID officer, Post post) {
        requireOpen();
        if (assignee != null && !assignee.equals(officer)) {
            helpers.add(assignee);
        }
        assign(officer, post, Set.of());
    }

    void addHelpers(Set<UUID> helping) {
        helpers.addAll(helping);
        helpers.remove(assignee);
    }

    /** An officer's word; one with a promise or an action sets it going. A wait goes on. */
    void answered(Instant promised, boolean action, Instant at) {
        requireOpen();
        if (respondedAt == null) {
            respondedAt = at;
        }
        if (promised != null) {
            promisedAt = promised;
        }
        if (status == RequestStatus.OPEN || status == RequestStatus.RESPONDED) {
            boolean going = promised != null || action;
            status = going ? RequestStatus.IN_PROGRESS : RequestStatus.RESPONDED;
        }
    }

    void waitFor(WaitingFor what, String reason, Instant until, Instant at) {
        requireOpen();
        if (status == RequestStatus.WAITING) {
            throw new AlreadyWaiting();
        }
        if (respondedAt == null) {
            respondedAt = at;
        }
        status = RequestStatus.WAITING;
        waiting = new Waiting(what, reason, until);
    }

    /** The wait is over; answers whether there was one. */
    boolean resume() {
        if (status != RequestStatus.WAITING) {
            return false;
        }
        status = RequestStatus.IN_PROGRESS;
        waiting = null;
        return true;
    }

    void resolve(UUID officer, Instant at, Instant reopenableUntil) {
        requireOpen();
        if (respondedAt == null) {
            respondedAt = at;
        }
        status = RequestStatus.RESOLVED;
        waiting = null;
        resolvedAt = at;
        resolvedBy = officer;
        reopenUntil = reopenableUntil;
    }

    void confirm(Instant at) {
        if (status != RequestStatus.RESOLVED) {
            throw status.isOpen() ? new RequestStillOpen() : new RequestAlreadyClosed();
        }
        close(RequestStatus.CONFIRMED, at);
    }

    /** Supervision's CONFIRMATION clock of a cycle ran out; an older one's changes nothing. */
    boolean silenceOver(int ofCycle, Instant at) {
        if (status != RequestStatus.RESOLVED || cycle != ofCycle) {
            return false;
        }
        close(RequestStatus.RESOLVED_UNCONFIRMED, at);
        return true;
    }

    /** The resident says that it isn't solved; a new cycle starts. */
    void reopen(Instant at) {
        if (!status.isDone()) {
            throw status.isOpen() ? new RequestStillOpen() : new RequestAlreadyClosed();
        }
        if (!reopenableAt(at)) {
            throw new ReopeningOver();
        }
        status = RequestStatus.IN_PROGRESS;
        cycle++;
        reopened++;
        resolvedAt = null;
        resolvedBy = null;
        reopenUntil = null;
        promisedAt = null;
        closedAt = null;
    }

    boolean reopenableAt(Instant at) {
        return status.isDone() && !at.isAfter(reopenUntil);
    }

    void withdraw(Instant at) {
        requireOpen();
        close(RequestStatus.WITHDRAWN, at);
    }

    /**
     * An officer calls it unresolvable; answers whether it is closed, which takes a second officer.
     */
    boolean unresolvable(UUID officer, Instant at) {
        requireOpen();
        if (unresolvableBy == null) {
            unresolvableBy = officer;
            return false;
        }
        if (unresolvableBy.equals(officer)) {
            throw new SecondOfficerNeeded();
        }
        close(RequestStatus.UNRESOLVABLE, at);
        return true;
    }

    /** The other one goes on in its place. */
    void duplicateOf(UUID original, Instant at) {
        requireOpen();
        duplicateOf = original;
        close(RequestStatus.DUPLICATE, at);
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
        thanked = true;
    }

    void reword(String text) {
        raising.reword(text);
    }

    private void close(RequestStatus last, Instant at) {
        status = last;
        waiting = null;
        closedAt = at;
    }

    private void requireOpen() {
        if (!status.isOpen()) {
            throw new RequestAlreadyClosed();
        }
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

    /** Its state. */
    public RequestStatus status() {
        return status;
    }

    /** The officer who answers for it, or null. */
    public UUID assignee() {
        return assignee;
    }

    /** The assignee's post when it was assigned, or null. */
    public Post assigneePost() {
        return assigneePost;
    }

    /** The officers who know of it too. */
    public Set<UUID> helpers() {
        return Set.copyOf(helpers);
    }

    /** What it waits for, or null. */
    public Waiting waiting() {
        return waiting;
    }

    /** The last promise of this cycle, or null. */
    public Instant promisedAt() {
        return promisedAt;
    }

    /** When an officer first answered, or null. */
    public Instant respondedAt() {
        return respondedAt;
    }

    /** When it was resolved in this cycle, or null. */
    public Instant resolvedAt() {
        return resolvedAt;
    }

    /** When it ended, or null. */
    public Instant closedAt() {
        return closedAt;
    }

    /** The request that goes on in its place, or null. */
    public UUID duplicateOf() {
        return duplicateOf;
    }

    /** 1 at first, one more with each reopening. */
    public int cycle() {
        return cycle;
    }

    /** How often it was reopened. */
    public int reopened() {
        return reopened;
    }

    /** Whether the resident gave thanks. */
    public boolean thanked() {
        return thanked;
    }

    /** The row's version. */
    public long version() {
        return version;
    }
}
