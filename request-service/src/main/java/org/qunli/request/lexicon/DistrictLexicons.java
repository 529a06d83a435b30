package org.qunli.request.lexicon;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.json.Json;

/** The versions of each district's entries; the last one counts, and all are kept. */
@ApplicationScoped
class DistrictLexicons {

    private final Jdbi jdbi;

    DistrictLexicons(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which version of a district counts; public for the mapper only. */
    public record Current(String district, long version) {}

    /** A version; public for the mapper only. */
    public record Row(
            String district,
            long version,
            String entries,
            String reason,
            String changedBy,
            Instant changedAt) {

        LexiconView view() {
            return new LexiconView(
                    district,
                    version,
                    changedBy,
                    changedAt,
                    reason,
                    List.of(Json.read(entries, LexiconEntry[].class)));
        }
    }

    Optional<LexiconView> current(String district) {
        return find(district, null);
    }

    /**
     * A version of the district.
     *
     * @param version null for the last one
     */
    Optional<LexiconView> find(String district, Long version) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, version, entries, reason, changed_by, changed_at
                                        from district_lexicon
                                        where district = :district
                                          and (cast(:version as bigint) is null or version = :version)
                                        order by version desc limit 1
                                        """)
                                .bind("district", district)
                                .bind("version", version)
                                .map(ConstructorMapper.of(Row.class))
                                .findOne()
                                .map(Row::view));
    }

    /** Which version counts in each district. */
    List<Current> all() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, max(version) as version
                                        from district_lexicon group by district
                                        """)
                                .map(ConstructorMapper.of(Current.class))
                                .list());
    }

    /** The versions before one, the newest first. */
    List<LexiconVersionView> versions(String district, Long before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select version, changed_by, changed_at, reason,
                                               jsonb_array_length(entries) as entries
                                        from district_lexicon
                                        where district = :district
                                          and (cast(:before as bigint) is null or version < :before)
                                        order by version desc limit :limit
                                        """)
                                .bind("district", district)
                                .bind("before", before)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(LexiconVersionView.class))
                                .list());
    }

    /** Adds a version, unless somebody else did meanwhile. */
    boolean add(LexiconView version) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into district_lexicon (district, version, entries, reason,
                                                                              changed_by, changed_at)
                                                values (:district, :version, cast(:entries as jsonb), :reason,
                                                        :changedBy, :changedAt)
                                                on conflict do nothing
                                                """)
                                        .bind("district", version.district())
                                        .bind("version", version.version())
                                        .bind("entries", Json.write(version.entries()))
                                        .bind("reason", version.reason())
                                        .bind("changedBy", version.changedBy())
                                        .bind("changedAt", version.changedAt())
                                        .execute())
                == 1;
    }
}
