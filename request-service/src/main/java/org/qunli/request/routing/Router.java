package org.qunli.request.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.request.category.Categories;
import org.qunli.request.place.Post;
import org.qunli.request.place.Roster;
import org.qunli.request.place.RosterEntry;

/** Chooses who gets a request, from the roster as it is now. */
@ApplicationScoped
public class Router {

    private final Roster roster;

    private final Categories categories;

    private final Jdbi jdbi;

    private final RoutingConfig config;

    Router(Roster roster, Categories categories, Jdbi jdbi, RoutingConfig config) {
        this.roster = roster;
        this.categories = categories;
        this.jdbi = jdbi;
        this.config = config;
    }

    /** Chooses for a need of the zone at the moment {@code at}. */
    public Route route(RoutingCase need, Instant at) {
        return rules(need, at).choose(need.category(), need.mentioned(), need.lifeAtRisk());
    }

    /** Somebody who fills the post, on duty if there is one; empty where nobody fills it. */
    public Optional<Route> toPost(RoutingCase need, Post post, Instant at) {
        return rules(need, at).ofPost(post);
    }

    private RouteRules rules(RoutingCase need, Instant at) {
        List<RosterEntry> entries =
                roster(need.zoneId(), at).stream()
                        .filter(entry -> !need.without().contains(entry.officerId()))
                        .toList();
        return new RouteRules(
                entries,
                categories.of(need.district(), need.category()).rules().posts(),
                load(entries),
                helping(need.household()));
    }

    /** Everyone on the zone's roster at the moment. */
    public List<RosterEntry> roster(UUID zoneId, Instant at) {
        return roster.of(zoneId, at, config.lastShift());
    }

    /** How the officer stands to such a matter; empty where not on the zone's roster. */
    public Optional<Standing> standing(RoutingCase need, UUID officerId, Instant at) {
        return roster(need.zoneId(), at).stream()
                .filter(entry -> entry.officerId().equals(officerId))
                .findFirst()
                .map(entry -> new Standing(entry, entry.servedLately() && isTheirs(entry, need)));
    }

    /** Whoever is rostered without named duties has those of their post. */
    private boolean isTheirs(RosterEntry entry, RoutingCase need) {
        return entry.answersFor(need.category())
                || entry.duties().isEmpty()
                        && categories
                                .of(need.district(), need.category())
                                .rules()
                                .posts()
                                .contains(entry.post());
    }

    /** Who has an open request of the household, the latest first. */
    private List<UUID> helping(UUID household) {
        if (household == null) {
            return List.of();
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select assignee from resident_request
                                        where household = :household and assignee is not null
                                          and status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                        order by opened_at desc, id desc
                                        limit 20
                                        """)
                                .bind("household", household)
                                .mapTo(UUID.class)
                                .list());
    }

    private Map<UUID, Integer> load(List<RosterEntry> entries) {
        Map<UUID, Integer> load = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select assignee, count(*) as open from resident_request
                                        where assignee = any(cast(:officers as uuid[]))
                                          and status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                        group by assignee
                                        """)
                                .bind(
                                        "officers",
                                        entries.stream()
                                                .map(RosterEntry::officerId)
                                                .toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                load.put(
                                                        row.getObject("assignee", UUID.class),
                                                        row.getInt("open")))
                                .list());
        return load;
    }
}
