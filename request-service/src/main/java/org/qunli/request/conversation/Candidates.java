package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Looks up the requests that a message could mean: open ones, and those that can still be reopened.
 */
@ApplicationScoped
class Candidates {

    private static final String COLUMNS =
            """
            select id, category, status, confidential, household as household_id, sender_channel,
                   sender_tenant, sender_id, raised_by, message_id, opened_at, resolved_at, waiting_for
            from resident_request
            """;

    private final Jdbi jdbi;

    Candidates(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Those that may be spoken of in the group, the newest first: of its zone, and those raised
     * there whose household has left with a part of the zone.
     */
    List<Candidate> inZone(Heard heard) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        COLUMNS
                                                + """
                                                where (zone = :zone
                                                       or zone in (select kin from zone_kin where zone_kin.zone = :zone)
                                                          and group_id = :group and sender_channel = :channel
                                                          and sender_tenant = :tenant)
                                                  and not confidential
                                                  and (status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                                       or reopen_until >= :at)
                                                order by opened_at desc, id desc
                                                """)
                                .bind("zone", heard.where().zoneId())
                                .bind("group", heard.where().groupId())
                                .bind("channel", heard.where().channel())
                                .bind("tenant", heard.where().tenant())
                                .bind("at", heard.at())
                                .map(ConstructorMapper.of(Candidate.class))
                                .list());
    }

    /** Those of the sender's household, or of the sender alone where no household is known. */
    List<Candidate> own(Heard heard) {
        Instant at = heard.at();
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        COLUMNS
                                                + """
                                                where zone = :zone
                                                  and (household = cast(:household as uuid)
                                                       or household is null and sender_channel = :channel
                                                          and sender_tenant = :tenant and sender_id = :sender)
                                                  and (status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING')
                                                       or reopen_until >= :at)
                                                order by opened_at desc, id desc
                                                """)
                                .bind("zone", heard.where().zoneId())
                                .bind("household", heard.sender().householdId())
                                .bind("channel", heard.chat().channel())
                                .bind("tenant", heard.chat().tenant())
                                .bind("sender", heard.chat().userId())
                                .bind("at", at)
                                .map(ConstructorMapper.of(Candidate.class))
                                .list());
    }
}
