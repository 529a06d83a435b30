package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Writes matters and their facts. */
@ApplicationScoped
class MatterRows {

    private final Jdbi jdbi;

    MatterRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A matter as it begins. The level of its zone is taken from the copy; a zone that was merged
     * into another meanwhile stands for that one.
     */
    record NewMatter(
            UUID id,
            String about,
            String district,
            UUID zone,
            String category,
            String priority,
            boolean lifeAtRisk,
            Instant openedAt,
            UUID assignee,
            String assigneePost,
            List<UUID> helpers,
            String excerpt) {

        private String helperArray() {
            return helpers.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }

        /** What is no request: it has neither category nor priority. */
        static NewMatter of(
                About.Kind kind,
                UUID id,
                String district,
                UUID zone,
                Instant at,
                UUID officer,
                String excerpt) {
            return new NewMatter(
                    id,
                    kind.name(),
                    district,
                    zone,
                    null,
                    null,
                    false,
                    at,
                    officer,
                    null,
                    List.of(),
                    excerpt);
        }
    }

    record NewFact(
            UUID matter,
            UUID eventId,
            String type,
            Instant at,
            int cycle,
            Instant promisedAt,
            Instant until,
            String kind,
            Integer round,
            Long amountMs,
            UUID officer,
            Boolean templateOnly) {

        /** One that names no clock. */
        static NewFact of(
                UUID matter, UUID eventId, FactType type, Instant at, int cycle, Instant until) {
            return new NewFact(
                    matter,
                    eventId,
                    type.name(),
                    at,
                    cycle,
                    null,
                    until,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    void insert(NewMatter matter) {
        insertAll(List.of(matter));
    }

    /** Writes those that aren't there yet, and answers which. */
    Set<UUID> insertAll(List<NewMatter> begun) {
        if (begun.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into matter (id, about, district, zone, level, category,
                                            priority, life_at_risk, state, cycle, opened_at, assignee,
                                            assignee_post, helpers, excerpt)
                                        select r.id, r.about, z.district, z.id, z.level, r.category,
                                            r.priority, r.life_at_risk, 'OPEN', 1, r.opened_at,
                                            r.assignee, r.assignee_post, cast(r.helpers as uuid[]), r.excerpt
                                        from unnest(cast(:ids as uuid[]), cast(:about as text[]),
                                            cast(:zones as uuid[]), cast(:categories as text[]),
                                            cast(:priorities as text[]), cast(:atRisk as boolean[]),
                                            cast(:opened as timestamptz[]), cast(:assignees as uuid[]),
                                            cast(:posts as text[]), cast(:helpers as text[]),
                                            cast(:excerpts as text[]))
                                            as r (id, about, zone, category, priority, life_at_risk,
                                                opened_at, assignee, assignee_post, helpers, excerpt)
                                        join lateral (select coalesce(merged_into, id) as id
                                                      from zone where id = r.zone limit 1) named on true
                                        join lateral (select id, district, level
                                                      from zone where id = named.id limit 1) z on true
                                        on conflict (id) do nothing
                                        returning id
                                        """)
                                .bind("ids", Columns.of(begun, NewMatter::id, UUID[]::new))
                                .bind("about", Columns.of(begun, NewMatter::about, String[]::new))
                                .bind("zones", Columns.of(begun, NewMatter::zone, UUID[]::new))
                                .bind(
                                        "categories",
                                        Columns.of(begun, NewMatter::category, String[]::new))
                                .bind(
                                        "priorities",
                                        Columns.of(begun, NewMatter::priority, String[]::new))
                                .bind(
                                        "atRisk",
                                        Columns.of(begun, NewMatter::lifeAtRisk, Boolean[]::new))
                                .bind("opened", Columns.times(begun, NewMatter::openedAt))
                                .bind(
                                        "assignees",
                                        Columns.of(begun, NewMatter::assignee, UUID[]::new))
                                .bind(
                                        "posts",
                                        Columns.of(begun, NewMatter::assigneePost, String[]::new))
                                .bind(
                                        "helpers",
                                        Columns.of(begun, NewMatter::helperArray, String[]::new))
                                .bind(
                                        "excerpts",
                                        Columns.of(begun, NewMatter::excerpt, String[]::new))
                                .mapTo(UUID.class)
                                .set());
    }

    /**
     * Facts in the order of the list; one that is known already, or whose matter isn't, is left
     * out.
     */
    void insertFacts(List<NewFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into fact (matter, event_id, type, at, cycle, promised_at,
                                            until_at, kind, round, amount_ms, officer, template_only)
                                        select f.matter, f.event_id, f.type, f.at, f.cycle,
                                            f.promised_at, f.until_at, f.kind, f.round, f.amount_ms,
                                            f.officer, f.template_only
                                        from unnest(cast(:matters as uuid[]), cast(:events as uuid[]),
                                            cast(:types as text[]), cast(:at as timestamptz[]),
                                            cast(:cycles as int[]), cast(:promised as timestamptz[]),
                                            cast(:until as timestamptz[]), cast(:kinds as text[]),
                                            cast(:rounds as int[]), cast(:amounts as bigint[]),
                                            cast(:officers as uuid[]), cast(:templates as boolean[]))
                                            with ordinality as f (matter, event_id, type, at, cycle,
                                                promised_at, until_at, kind, round, amount_ms,
                                                officer, template_only, place)
                                        join matter m on m.id = f.matter
                                        order by f.place
                                        on conflict (event_id) do nothing
                                        """)
                                .bind("matters", Columns.of(facts, NewFact::matter, UUID[]::new))
                                .bind("events", Columns.of(facts, NewFact::eventId, UUID[]::new))
                                .bind("types", Columns.of(facts, NewFact::type, String[]::new))
                                .bind("at", Columns.times(facts, NewFact::at))
                                .bind("cycles", Columns.of(facts, NewFact::cycle, Integer[]::new))
                                .bind("promised", Columns.times(facts, NewFact::promisedAt))
                                .bind("until", Columns.times(facts, NewFact::until))
                                .bind("kinds", Columns.of(facts, NewFact::kind, String[]::new))
                                .bind("rounds", Columns.of(facts, NewFact::round, Integer[]::new))
                                .bind("amounts", Columns.of(facts, NewFact::amountMs, Long[]::new))
                                .bind("officers", Columns.of(facts, NewFact::officer, UUID[]::new))
                                .bind(
                                        "templates",
                                        Columns.of(facts, NewFact::templateOnly, Boolean[]::new))
                                .execute());
    }

    void assign(UUID id, UUID officer, String post, List<UUID> helpers) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update matter set assignee = :officer, assignee_post = :post,
                                            helpers = cast(:helpers as uuid[])
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("officer", officer)
                                .bind("post", post)
                                .bind("helpers", helpers.toArray(UUID[]::new))
                                .execute());
    }

    void change(UUID id, String category, String priority, Boolean lifeAtRisk) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update matter set category = coalesce(:category, category),
                                            priority = coalesce(:priority, priority),
                                            life_at_risk = coalesce(:lifeAtRisk, life_at_risk)
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("category", category)
                                .bind("priority", priority)
                                .bind("lifeAtRisk", lifeAtRisk)
                                .execute());
    }

    /**
     * @param cycle the cycle that it is in now, or null for no change
     */
    void move(UUID id, String state, Integer cycle) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update matter set state = :state, cycle = coalesce(:cycle, cycle)
                                        where id = :id
                                        """)
                                .bind("id", id)
                                .bind("state", state)
                                .bind("cycle", cycle)
                                .execute());
    }

    /** The state that each of these is in now. */
    void moveAll(Map<UUID, String> states) {
        if (states.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update matter m set state = t.state
                                        from unnest(cast(:ids as uuid[]), cast(:states as text[]))
                                            as t (id, state)
                                        where m.id = t.id and m.state <> t.state
                                        """)
                                .bind("ids", states.keySet().toArray(UUID[]::new))
                                .bind("states", states.values().toArray(String[]::new))
                                .execute());
    }
}
