package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * How each roster entry stood from a moment until another. Written in the transaction of a change,
 * never corrected: an answer about the past says what was believed then.
 */
@ApplicationScoped
class RosterTerms {

    private static final String CHANGED =
            """
            (h.post, h.duties, h.shifts, h.introduced_at, h.introduction, h.stand_in)
                is distinct from (r.post, r.duties, r.shifts, r.introduced_at, r.introduction, r.stand_in)
            """;

    private static final List<String> STEPS =
            List.of(
                    """
                    delete from roster_term h using roster_entry r
                    where r.id = any(cast(:entries as uuid[])) and h.zone_id = r.zone_id
                        and h.officer_id = r.officer_id and h.valid_until is null and h.valid_from >= :now
                        and (not r.active or %s)
                    """
                            .formatted(CHANGED),
                    """
                    update roster_term h set valid_until = :now from roster_entry r
                    where r.id = any(cast(:entries as uuid[])) and h.zone_id = r.zone_id
                        and h.officer_id = r.officer_id and h.valid_until is null
                        and (not r.active or %s)
                    """
                            .formatted(CHANGED),
                    """
                    insert into roster_term (zone_id, officer_id, valid_from, post, duties, shifts,
                        introduced_at, introduction, stand_in)
                    select r.zone_id, r.officer_id, :now, r.post, r.duties, r.shifts,
                        r.introduced_at, r.introduction, r.stand_in
                    from roster_entry r
                    where r.id = any(cast(:entries as uuid[])) and r.active and not exists (
                        select 1 from roster_term h where h.zone_id = r.zone_id
                            and h.officer_id = r.officer_id and h.valid_until is null)
                    """);

    private final Jdbi jdbi;

    RosterTerms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes down how these entries, whose rows are locked and flushed, stand from now on. */
    void record(Collection<RosterEntry> entries, Instant now) {
        UUID[] ids = entries.stream().map(RosterEntry::id).toArray(UUID[]::new);
        jdbi.useHandle(
                handle ->
                        STEPS.forEach(
                                step ->
                                        handle.createUpdate(step)
                                                .bind("entries", ids)
                                                .bind("now", now)
                                                .execute()));
    }
}
