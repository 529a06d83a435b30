package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.request.reading.Category;

/** Lists of requests within a caller's reach, the newest first. */
@ApplicationScoped
class RequestLists {

    private static final String LIST = "requests";

    private final Jdbi jdbi;

    private final ResidentRequests requests;

    private final Cursors cursors;

    private final Caller caller;

    RequestLists(Jdbi jdbi, ResidentRequests requests, Cursors cursors, Caller caller) {
        this.jdbi = jdbi;
        this.requests = requests;
        this.cursors = cursors;
        this.caller = caller;
    }

    record Filter(UUID zone, RequestStatus status, Category category, UUID assignee) {}

    private record Scope(Set<UUID> households, Set<UUID> zones, Set<String> districts) {}

    Page<ResidentRequest> list(Filter filter, PageQuery query) {
        Scope scope = scope();
        List<String> after = query.after(cursors, LIST).orElse(null);
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from resident_request
                                                where (household = any(cast(:households as uuid[]))
                                                       or zone = any(cast(:zones as uuid[]))
                                                       or district = any(cast(:districts as text[])))
                                                  and (cardinality(cast(:narrowed as uuid[])) = 0
                                                       or zone = any(cast(:narrowed as uuid[])))
                                                  and (cast(:zone as uuid) is null or zone = :zone)
                                                  and (cast(:status as text) is null or status = :status)
                                                  and (cast(:category as text) is null or category = :category)
                                                  and (cast(:assignee as uuid) is null or assignee = :assignee)
                                                  and (cast(:lastAt as timestamptz) is null
                                                       or (opened_at, id) < (cast(:lastAt as timestamptz),
                                                                             cast(:lastId as uuid)))
                                                order by opened_at desc, id desc
                                                limit :limit
                                                """)
                                        .bind("households", uuids(scope.households()))
                                        .bind("zones", uuids(scope.zones()))
                                        .bind("districts", scope.districts().toArray(String[]::new))
                                        .bind("narrowed", uuids(caller.zones()))
                                        .bind("zone", filter.zone())
                                        .bind("status", name(filter.status()))
                                        .bind("category", name(filter.category()))
                                        .bind("assignee", filter.assignee())
                                        .bind(
                                                "lastAt",
                                                after == null ? null : Instant.parse(after.get(0)))
                                        .bind(
                                                "lastId",
                                                after == null
                                                        ? null
                                                        : UUID.fromString(after.get(1)))
                                        .bind("limit", query.limit() + 1)
                                        .mapTo(UUID.class)
                                        .list());
        return cursors.page(
                LIST,
                requests.inOrder(ids),
                query.limit(),
                r -> List.of(r.raising().openedAt().toString(), r.id().toString()));
    }

    private Scope scope() {
        Person person = caller.person().orElse(null);
        return new Scope(
                person != null && caller.is(Roles.RESIDENT) ? person.householdIds() : Set.of(),
                person != null && caller.is(Roles.OFFICER) ? person.rosterZones() : Set.of(),
                caller.is(Roles.ADMIN) ? caller.districts() : Set.of());
    }

    private static UUID[] uuids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
