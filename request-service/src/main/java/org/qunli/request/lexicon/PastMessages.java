package org.qunli.request.lexicon;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What a district's residents said in their groups, the newest first. */
@ApplicationScoped
class PastMessages {

    private final Jdbi jdbi;

    PastMessages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A message; public for the mapper only. */
    public record Past(UUID id, Instant at, String text, boolean addressed) {}

    /**
     * Those before one, in the order they came: keys are time-ordered, so that the primary key
     * serves and a message costs no further index.
     */
    List<Past> before(String district, UUID last, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, at, text,
                                               jsonb_typeof(details -> 'quoted') = 'object'
                                                   or jsonb_typeof(details -> 'mentions') = 'array'
                                                   as addressed
                                        from talk
                                        where district = :district and speaker in ('RESIDENT', 'GUEST')
                                          and not direct and not awaits_new and recalled_at is null
                                          and (cast(:last as uuid) is null or id < :last)
                                        order by id desc
                                        limit :limit
                                        """)
                                .bind("district", district)
                                .bind("last", last)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(Past.class))
                                .list());
    }
}
