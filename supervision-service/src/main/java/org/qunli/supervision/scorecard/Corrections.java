package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads frozen months and what they don't take in any more. */
@ApplicationScoped
class Corrections {

    private final Jdbi jdbi;

    Corrections(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<FrozenMonthView> months(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select f.*, (select count(*) from score_correction c
                                            where c.district = f.district and c.month = f.month) as later
                                        from frozen_month f where f.district = :district
                                        order by f.month desc
                                        """)
                                .bind("district", district)
                                .map(
                                        (row, context) ->
                                                new FrozenMonthView(
                                                        row.getObject("month", LocalDate.class),
                                                        row.getInt("definition"),
                                                        row.getObject(
                                                                        "frozen_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getInt("later")))
                                .list());
    }

    List<CorrectionView> list(String district, LocalDate month, UUID after, int rows) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select *, cast(counted ->> 'n' as int) as counted_n,
                                            cast(counted ->> 'hits' as int) as counted_hits,
                                            cast(correct ->> 'n' as int) as correct_n,
                                            cast(correct ->> 'hits' as int) as correct_hits,
                                            cast(correct ->> 'excluded' as boolean) as excluded
                                        from score_correction
                                        where district = :district
                                          and (cast(:month as date) is null or month = :month)
                                          and (cast(:after as uuid) is null or id > :after)
                                        order by id limit :rows
                                        """)
                                .bind("district", district)
                                .bind("month", month)
                                .bind("after", after)
                                .bind("rows", rows)
                                .map(
                                        (row, context) ->
                                                new CorrectionView(
                                                        row.getObject("id", UUID.class),
                                                        row.getObject("month", LocalDate.class),
                                                        row.getObject("request", UUID.class),
                                                        row.getString("measure"),
                                                        row.getObject("counted_n", Integer.class),
                                                        row.getObject(
                                                                "counted_hits", Integer.class),
                                                        row.getObject("correct_n", Integer.class),
                                                        row.getObject(
                                                                "correct_hits", Integer.class),
                                                        row.getObject("excluded", Boolean.class),
                                                        row.getObject(
                                                                        "found_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }
}
