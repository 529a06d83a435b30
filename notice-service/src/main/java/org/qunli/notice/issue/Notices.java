package org.qunli.notice.issue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Notices as they are stored. */
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /**
     * What to list.
     *
     * @param status only these; null for all that are public
     * @param districts only of these, or of all if empty
     * @param kind only of this kind, or null
     * @param zone only what was delivered there, or null
     * @param codes only one of those, or any if empty
     */
    record Wanted(
            NoticeStatus status,
            Set<String> districts,
            NoticeKind kind,
            UUID zone,
            Set<String> codes) {}

    /** A code that no notice has. */
    String freeCode() {
        String code;
        do {
            code = NoticeCode.draw();
        } while (count("code", code) > 0);
        return code;
    }

    /** The notice that has this code, once everybody may see it. */
    public Optional<Notice> published(String code) {
        return find("code", code).firstResultOptional().filter(n -> n.status().isPublic());
    }

    /** What everybody may see, the last that was published first. */
    public List<Notice> newest(String district, int limit) {
        return list(
                new Wanted(
                        null, district == null ? Set.of() : Set.of(district), null, null, Set.of()),
                null,
                null,
                limit);
    }

    /** Those scheduled for a time that has come. */
    List<UUID> due(Instant now) {
        return find("status = ?1 and scheduledAt <= ?2", NoticeStatus.SCHEDULED, now).stream()
                .map(Notice::id)
                .toList();
    }

    /** That one if it still is due and no other pod has it; its row stays locked. */
    @SuppressWarnings("unchecked")
    Optional<Notice> lockedDue(UUID id, Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select n.* from notice n
                        where n.id = :id and n.status = 'SCHEDULED' and n.scheduled_at <= :now
                        for update skip locked
                        """,
                        Notice.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /** What was published by one person alone though it needed two, newest first. */
    @SuppressWarnings("unchecked")
    List<Notice> bypassed(Set<String> districts, boolean reviewed, UUID before, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select n.* from notice n
                        where n.bypass_reason is not null
                          and (n.bypass_verdict is not null) = :reviewed
                          and n.districts <@ cast(:districts as text[])
                          and (cast(:before as uuid) is null or n.id < cast(:before as uuid))
                        order by n.id desc limit :limit
                        """,
                        Notice.class)
                .setParameter("reviewed", reviewed)
                .setParameter("districts", districts.toArray(String[]::new))
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
    }

    public Optional<Notice> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    List<Notice> list(Wanted wanted, Instant before, UUID beforeId, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select n.* from notice n
                        where (n.status in ('PUBLISHED', 'CANCELLED') or cast(:status as text) in ('DRAFT', 'SCHEDULED'))
                          and (cast(:status as text) is null or n.status = :status)
                          and (cardinality(cast(:codes as text[])) = 0 or n.code = any (cast(:codes as text[])))
                          and (cardinality(cast(:districts as text[])) = 0
                               or n.districts && cast(:districts as text[]))
                          and (cast(:kind as text) is null or n.kind = :kind)
                          and (cast(:zone as uuid) is null or exists (
                               select 1 from delivery d where d.notice = n.id and d.zone = :zone))
                          and (cast(:before as timestamptz) is null
                               or (coalesce(n.published_at, n.drafted_at), n.id)
                                  < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                        order by coalesce(n.published_at, n.drafted_at) desc, n.id desc
                        limit :limit
                        """,
                        Notice.class)
                .setParameter("status", wanted.status() == null ? null : wanted.status().name())
                .setParameter("codes", wanted.codes().toArray(String[]::new))
                .setParameter("districts", wanted.districts().toArray(String[]::new))
                .setParameter("kind", wanted.kind() == null ? null : wanted.kind().name())
                .setParameter("zone", wanted.zone())
                .setParameter("before", before)
                .setParameter("beforeId", beforeId)
                .setParameter("limit", limit)
                .getResultList();
    }
}
