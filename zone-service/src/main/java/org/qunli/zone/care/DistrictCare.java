package org.qunli.zone.care;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rules of every district: its own where it has laid some down, else those shipped. */
@ApplicationScoped
public class DistrictCare {

    private static final TypeReference<List<CareRule>> RULES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final List<CareRule> shipped;

    DistrictCare(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        try (InputStream file = DistrictCare.class.getResourceAsStream("/care-flags.json")) {
            shipped = json.readValue(file, RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A district whose rules changed and whose households haven't all followed yet. */
    public record Unfollowed(String district, long version, UUID after) {}

    /** The rules that hold in the district. */
    public CareRules of(String district) {
        return read("select rules, version from care_rules where district = :district", district);
    }

    /**
     * As {@link #of}, and they can't be changed before the running transaction ends: what it
     * derives from them isn't stale when it commits.
     */
    public CareRules held(String district) {
        return read(
                "select rules, version from care_rules where district = :district for share",
                district);
    }

    /** As {@link #of}, locked to be changed. */
    CareRules locked(String district, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into care_rules (district, rules, changed_at, version, followed_version)
                                        values (:district, cast('[]' as jsonb), :now, 0, 0)
                                        on conflict do nothing
                                        """)
                                .bind("district", district)
                                .bind("now", now)
                                .execute());
        return read(
                "select rules, version from care_rules where district = :district for update",
                district);
    }

    private CareRules read(String sql, String district) {
        return jdbi.withHandle(handle -> rules(handle, sql, district))
                .orElseGet(() -> new CareRules(shipped, List.of(), 0));
    }

    private Optional<CareRules> rules(Handle handle, String sql, String district) {
        return handle.createQuery(sql)
                .bind("district", district)
                .map(
                        (row, context) ->
                                new CareRules(
                                        shipped,
                                        parsed(row.getString("rules")),
                                        row.getLong("version")))
                .findOne();
    }

    private List<CareRule> parsed(String rules) {
        try {
            return json.readValue(rules, RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the district's rules and has its households follow. */
    CareRules lay(String district, List<CareRule> own, Instant now) {
        long version =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update care_rules set rules = cast(:rules as jsonb),
                                                    changed_at = :now, version = version + 1, followed_after = null
                                                where district = :district
                                                returning version
                                                """)
                                        .bind("district", district)
                                        .bind("rules", written(own))
                                        .bind("now", now)
                                        .mapTo(Long.class)
                                        .one());
        return new CareRules(shipped, own, version);
    }

    private String written(List<CareRule> own) {
        try {
            return json.writeValueAsString(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One district whose households have yet to follow, locked; another pod passes it over. */
    public Optional<Unfollowed> claimUnfollowed() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, version, followed_after from care_rules
                                        where followed_version < version
                                        order by changed_at limit 1
                                        for update skip locked
                                        """)
                                .map(
                                        (row, context) ->
                                                new Unfollowed(
                                                        row.getString("district"),
                                                        row.getLong("version"),
                                                        row.getObject(
                                                                "followed_after", UUID.class)))
                                .findOne());
    }

    /** Households up to {@code last} have followed; null means that all have. */
    public void followed(Unfollowed claimed, UUID last) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update care_rules set followed_after = :last,
                                            followed_version = case when cast(:last as uuid) is null
                                                then version else followed_version end
                                        where district = :district
                                        """)
                                .bind("district", claimed.district())
                                .bind("last", last)
                                .execute());
    }
}
