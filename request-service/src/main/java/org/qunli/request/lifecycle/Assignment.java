package org.qunli.request.lifecycle;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.place.Post;
import org.qunli.request.routing.AssignReason;

/** Whose a request is, why and since when, and who helps. The assignee never is a helper. */
@Embeddable
public class Assignment {

    @Column(name = "assignee")
    private UUID officerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "assignee_post")
    private Post post;

    @Enumerated(EnumType.STRING)
    @Column(name = "routed_by")
    private AssignReason routedBy;

    @Column(name = "assigned_at")
    private Instant at;

    private int objections;

    @ElementCollection
    @CollectionTable(name = "request_helper", joinColumns = @JoinColumn(name = "request"))
    @Column(name = "officer")
    private Set<UUID> helpers = new HashSet<>();

    /** For Hibernate, and for a request that is nobody's so far. */
    protected Assignment() {}

    void to(UUID officer, Post asPost, AssignReason why, Instant since) {
        officerId = officer;
        post = asPost;
        routedBy = why;
        at = since;
        helpers.remove(officer);
    }

    void help(Set<UUID> helping) {
        helpers.addAll(helping);
        helpers.remove(officerId);
    }

    boolean helpNoMore(UUID officer) {
        return helpers.remove(officer);
    }

    void objected() {
        objections++;
    }

    /** The officer who answers for it, or null. */
    public UUID officerId() {
        return officerId;
    }

    /** The assignee's post when it was assigned, or null. */
    public Post post() {
        return post;
    }

    /** Why it is theirs, or null where a release before didn't keep it. */
    public AssignReason routedBy() {
        return routedBy;
    }

    /** Since when it is theirs, or null where a release before didn't keep it. */
    public Instant at() {
        return at;
    }

    /** How often an officer said that it isn't theirs. */
    public int objections() {
        return objections;
    }

    /** The officers who know of it too. */
    public Set<UUID> helpers() {
        return Set.copyOf(helpers);
    }
}
