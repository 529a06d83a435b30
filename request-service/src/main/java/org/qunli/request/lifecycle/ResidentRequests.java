package org.qunli.request.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requests. */
@ApplicationScoped
public class ResidentRequests implements PanacheRepositoryBase<ResidentRequest, UUID> {

    /**
     * The request with its row locked until the transaction ends. Don't read the entity before in
     * the same transaction: what was read then would be stale.
     */
    public Optional<ResidentRequest> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The requests in the order of the ids; unknown ones are left out. */
    public List<ResidentRequest> inOrder(Collection<UUID> ids) {
        Map<UUID, ResidentRequest> found =
                list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(ResidentRequest::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
