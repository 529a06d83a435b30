package org.qunli.request.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was said and done about requests. */
@ApplicationScoped
class RequestUpdates implements PanacheRepositoryBase<RequestUpdate, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Keeps a word about the request. */
    RequestUpdate keep(ResidentRequest request, UpdateKind kind, Word word) {
        RequestUpdate update = RequestUpdate.of(request, kind, word);
        persist(update);
        return update;
    }

    /** The update that was told by the saying. */
    Optional<RequestUpdate> toldBy(UUID saying) {
        return find("sayingId", saying).firstResultOptional();
    }

    /** The officers' answers that weren't lost, in order. */
    List<RequestUpdate> answers(UUID requestId) {
        return list(
                "requestId = ?1 and kind in ?2 and officerId is not null and lostAt is null"
                        + " order by occurredAt, id",
                requestId,
                RequestUpdate.ANSWERS);
    }

    /** At most {@code limit} updates of the request after the given one, in order; null starts. */
    List<RequestUpdate> after(UUID requestId, UUID last, int limit) {
        return find(
                        "requestId = ?1 and id > ?2 order by id",
                        requestId,
                        last == null ? FIRST : last)
                .page(0, limit)
                .list();
    }
}
