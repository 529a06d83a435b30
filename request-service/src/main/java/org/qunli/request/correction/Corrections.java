package org.qunli.request.correction;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.request.reading.Category;

/** The corrections that were made, kept to read better. */
@ApplicationScoped
class Corrections {

    private final Jdbi jdbi;

    Corrections(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who corrects, and when. */
    record By(UUID officer, String client, Instant at) {}

    void keep(
            SaidMessage message,
            ReadingCorrection correction,
            Category categoryWas,
            Collection<UUID> requests,
            By by) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into reading_correction (id, message_key, district, zone, verdict,
                                            category_was, category, requests_was, requests, officer, client,
                                            reason, at)
                                        values (:id, :message, :district, :zone, :verdict, :categoryWas, :category,
                                            cast(:was as uuid[]), cast(:requests as uuid[]), :officer, :client,
                                            :reason, :at)
                                        """)
                                .bind("id", UuidCreator.getTimeOrderedEpoch())
                                .bind("message", message.id())
                                .bind("district", message.district())
                                .bind("zone", message.zone())
                                .bind("verdict", correction.verdict().name())
                                .bind(
                                        "categoryWas",
                                        categoryWas == null ? null : categoryWas.name())
                                .bind(
                                        "category",
                                        correction.category() == null
                                                ? null
                                                : correction.category().name())
                                .bind("was", message.requests().toArray(UUID[]::new))
                                .bind("requests", requests.toArray(UUID[]::new))
                                .bind("officer", by.officer())
                                .bind("client", by.client())
                                .bind("reason", correction.reason())
                                .bind("at", by.at())
                                .execute());
    }

    /** A district's, the newest first. */
    List<KeptCorrectionView> of(String district, UUID before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select c.id, c.message_key, c.zone as zone_id, c.verdict,
                                               case when t.direct or t.recalled_at is not null then null
                                                    else t.text end as text,
                                               c.category_was, c.category, c.requests_was as requests_were,
                                               c.requests, c.officer as officer_id, c.reason, c.at
                                        from reading_correction c left join talk t on t.id = c.message_key
                                        where c.district = :district
                                          and (cast(:before as uuid) is null or c.id < :before)
                                        order by c.id desc limit :limit
                                        """)
                                .bind("district", district)
                                .bind("before", before)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(KeptCorrectionView.class))
                                .list());
    }
}
