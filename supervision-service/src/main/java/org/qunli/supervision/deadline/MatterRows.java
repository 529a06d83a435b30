package org.qunli.supervision.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

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

    /** Those that aren't there yet. */
    void insertAll(List<NewMatter> begun) {
        if (begun.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into matter (id, about, district, zone, level, category,
                                            priority, life_at_risk, state, cycle, opened_at, assignee,
                                            assignee_post, helpers, excerpt)
                                        select r.id, r.about, z.district, z.id, z.level, r.category,
                                            r.priority, r."lifeAtRisk", 'OPEN', 1, r."openedAt",
                                            r.assignee, r."assigneePost", r.helpers, r.excerpt
                                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                                            id uuid, about text, zone uuid, category text, priority text,
                                            "lifeAtRisk" boolean, "openedAt" timestamptz, assignee uuid,
                                            "assigneePost" text, helpers uuid[], excerpt text)
                                        join zone named on named.id = r.zone
                                        join zone z on z.id = coalesce(named.merged_into, named.id)
                                        on conflict (id) do nothing
                                        """)
                                .bind("rows", Json.write(begun))
                                .execute());
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
                                        select cast(f ->> 'matter' as uuid), cast(f ->> 'eventId' as uuid),
                                            f ->> 'type', cast(f ->> 'at' as timestamptz),
                                            cast(f ->> 'cycle' as int),
                                            cast(f ->> 'promisedAt' as timestamptz),
                                            cast(f ->> 'until' as timestamptz), f ->> 'kind',
                                            cast(f ->> 'round' as int),
                                            cast(f ->> 'amountMs' as bigint),
                                            cast(f ->> 'officer' as uuid),
                                            cast(f ->> 'templateOnly' as boolean)
                                        from jsonb_array_elements(cast(:rows as jsonb)) with ordinality
                                            as r (f, place)
                                        join matter m on m.id = cast(f ->> 'matter' as uuid)
                                        order by place
                                        on conflict (event_id) do nothing
                                        """)
                                .bind("rows", Json.write(facts))
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

    /** When the next visit to each of these households falls due, as it was planned last. */
    Map<UUID, Instant> plans(Collection<UUID> households) {
        Map<UUID, Instant> plans = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct on (matter) matter, until_at from fact
                                        where matter = any(cast(:ids as uuid[])) and type = 'VISIT_DUE'
                                        order by matter, seq desc
                                        """)
                                .bind("ids", households.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                plans.put(
                                                        row.getObject("matter", UUID.class),
                                                        instant(row)))
                                .list());
        return plans;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime value = row.getObject("until_at", OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
