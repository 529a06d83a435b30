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
     * @param status only these; null for all but drafts
     * @param districts only of these, or of all if empty
     * @param kind only of this kind, or null
     * @param zone only what was delivered there, or null
     * @param code only that one, or null
     */
    record Wanted(
            NoticeStatus status, Set<String> districts, NoticeKind kind, UUID zone, String code) {}

    Optional<Notice> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    List<Notice> list(Wanted wanted, Instant before, UUID beforeId, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select n.* from notice n
                        where (n.status = 'DRAFT') = (cast(:status as text) is not distinct from 'DRAFT')
                          and (cast(:status as text) is null or n.status = :status)
                          and (cast(:code as text) is null or n.code = :code)
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
                .setParameter("code", wanted.code())
                .setParameter("districts", wanted.districts().toArray(String[]::new))
                .setParameter("kind", wanted.kind() == null ? null : wanted.kind().name())
                .setParameter("zone", wanted.zone())
                .setParameter("before", before)
                .setParameter("beforeId", beforeId)
                .setParameter("limit", limit)
                .getResultList();
    }
}
