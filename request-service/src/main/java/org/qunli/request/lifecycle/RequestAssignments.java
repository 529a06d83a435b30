package org.qunli.request.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Whose requests were, in order. Most requests never change hands: theirs is on their own row
 * alone, and written here only with the first change.
 */
@ApplicationScoped
class RequestAssignments implements PanacheRepositoryBase<RequestAssignment, UUID> {

    /** Everyone who had the request, whoever has it now last. */
    List<RequestAssignment> of(ResidentRequest request) {
        List<RequestAssignment> kept = list("requestId = ?1 order by id", request.id());
        return kept.isEmpty() ? List.of(new RequestAssignment(request, null, null)) : kept;
    }

    /** Keeps how it is before the first change. */
    void beforeChange(ResidentRequest request) {
        if (count("requestId", request.id()) == 0) {
            persist(new RequestAssignment(request, null, null));
        }
    }

    /** Keeps how it is after a change. */
    void changed(ResidentRequest request, UUID decidedBy, String note) {
        persist(new RequestAssignment(request, decidedBy, note));
    }
}
