package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Duty as concrete intervals. What has passed stays; what is to come is replaced. */
@ApplicationScoped
class Duties {

    private final Jdbi jdbi;

    Duties(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Duty of one officer in one zone from the moment of planning on. */
    record Plan(UUID zoneId, UUID officerId, List<Stint> stints) {}

    private record Row(UUID zone, UUID officer, Stint stint) {}

    /** Cuts duty at {@code from} and puts the plans in place of what came later. */
    void replace(Collection<Plan> plans, Instant from) {
        UUID[] zones = plans.stream().map(Plan::zoneId).toArray(UUID[]::new);
        UUID[] officers = plans.stream().map(Plan::officerId).toArray(UUID[]::new);
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    delete from duty using unnest(cast(:zones as uuid[]), cast(:officers as uuid[]))
                                        as planned (zone_id, officer_id)
                                    where duty.zone_id = planned.zone_id and duty.officer_id = planned.officer_id
                                        and duty.starts_at >= :from
                                    """)
                            .bind("zones", zones)
                            .bind("officers", officers)
                            .bind("from", from)
                            .execute();
                    handle.createUpdate(
                                    """
                                    update duty set ends_at = :from
                                    from unnest(cast(:zones as uuid[]), cast(:officers as uuid[]))
                                        as planned (zone_id, officer_id)
                                    where duty.zone_id = planned.zone_id and duty.officer_id = planned.officer_id
                                        and duty.ends_at > :from
                                    """)
                            .bind("zones", zones)
                            .bind("officers", officers)
                            .bind("from", from)
                            .execute();
                });
        insert(
                plans.stream()
                        .flatMap(
                                plan ->
                                        plan.stints().stream()
                                                .map(
                                                        stint ->
                                                                new Row(
                                                                        plan.zoneId(),
                                                                        plan.officerId(),
                                                                        stint)))
                        .toList());
    }

    private void insert(List<Row> rows) {
        // Arrays of arrays must be rectangular, so what varies in length travels as text.
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into duty (zone_id, officer_id, starts_at, ends_at, posts, duties,
                                            stands_in_for)
                                        select z, o, s, e, string_to_array(p, ','), string_to_array(d, ','),
                                            cast(string_to_array(i, ',') as uuid[])
                                        from unnest(cast(:zones as uuid[]), cast(:officers as uuid[]),
                                            cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
                                            cast(:posts as text[]), cast(:duties as text[]),
                                            cast(:standsInFor as text[])) as stint (z, o, s, e, p, d, i)
                                        """)
                                .bind("zones", rows.stream().map(Row::zone).toArray(UUID[]::new))
                                .bind(
                                        "officers",
                                        rows.stream().map(Row::officer).toArray(UUID[]::new))
                                .bind("starts", texts(rows, stint -> stint.from().toString()))
                                .bind("ends", texts(rows, stint -> stint.to().toString()))
                                .bind("posts", texts(rows, stint -> list(stint.posts())))
                                .bind("duties", texts(rows, stint -> list(stint.duties())))
                                .bind(
                                        "standsInFor",
                                        texts(rows, stint -> list(stint.standsInFor())))
                                .execute());
    }

    private static String[] texts(List<Row> rows, Function<Stint, String> text) {
        return rows.stream().map(row -> text.apply(row.stint())).toArray(String[]::new);
    }

    private static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
