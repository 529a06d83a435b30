package org.qunli.zone.staffing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/** The staffing of each district. */
@ApplicationScoped
public class Staffings {

    private final Jdbi jdbi;

    Staffings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is kept, and its version; 0 is what ships. */
    record Kept(Staffing staffing, long version) {}

    /** What holds in the district. */
    public Staffing of(String district) {
        return of(Set.of(district)).get(district);
    }

    /** What holds in each of the districts. */
    public Map<String, Staffing> of(Collection<String> districts) {
        Map<String, Staffing> found = new HashMap<>();
        districts.forEach(district -> found.put(district, Staffing.SHIPPED));
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select district, document from district_staffing
                                        where district = any(cast(:districts as text[]))
                                        """)
                                .bind("districts", districts.toArray(String[]::new))
                                .map(
                                        (row, context) ->
                                                found.put(
                                                        row.getString("district"),
                                                        Json.read(
                                                                row.getString("document"),
                                                                Staffing.class)))
                                .list());
        return found;
    }

    Kept kept(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select document, version from district_staffing where district = :district
                                        """)
                                .bind("district", district)
                                .map(
                                        (row, context) ->
                                                new Kept(
                                                        Json.read(
                                                                row.getString("document"),
                                                                Staffing.class),
                                                        row.getLong("version")))
                                .findOne()
                                .orElse(new Kept(Staffing.SHIPPED, 0)));
    }

    /** Keeps the next version; the district's row is locked. */
    void put(String district, Staffing staffing, long version, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into district_staffing (district, document, changed_at, version)
                                        values (:district, cast(:document as jsonb), :now, :version)
                                        on conflict (district) do update set document = excluded.document,
                                            changed_at = excluded.changed_at, version = excluded.version
                                        """)
                                .bind("district", district)
                                .bind("document", Json.write(staffing))
                                .bind("now", now)
                                .bind("version", version)
                                .execute());
    }
}
