package org.qunli.zone.member;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What became of members, one row for each change of theirs; never changed afterwards. */
@ApplicationScoped
class MemberHistory {

    private final Jdbi jdbi;

    MemberHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What happened. */
    enum What {
        ENTERED,
        CHAT_LINKED,
        VERIFIED,
        VERIFICATION_REVOKED,
        MOVED,
        LEFT,
        REVOKED,
        EXPIRED,
        HOUSEHOLD_CLOSED,
        MERGED,
        TOOK_OVER;

        static What of(Ending ending) {
            return valueOf(ending.name());
        }
    }

    /** Beside what happened: how, why and with whom; each may be null. */
    record Circumstance(Verification.Method method, String reason, UUID otherMember) {

        static final Circumstance NONE = new Circumstance(null, null, null);

        static Circumstance because(String reason) {
            return new Circumstance(null, reason, null);
        }
    }

    /** Keeps what happened, in the running transaction. */
    void keep(Member member, What what, Circumstance how, Author by, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into member_history (id, member_id, at, what, household_id, zone_id,
                                            method, reason, other_member, by_role, by_person, by_client)
                                        values (:id, :member, :at, :what, :household, :zone,
                                            :method, :reason, :other, :role, :person, :client)
                                        """)
                                .bind("id", UuidCreator.getTimeOrderedEpoch())
                                .bind("member", member.id())
                                .bind("at", now)
                                .bind("what", what.name())
                                .bind("household", member.householdId())
                                .bind("zone", member.zoneId())
                                .bind("method", how.method() == null ? null : how.method().name())
                                .bind("reason", how.reason())
                                .bind("other", how.otherMember())
                                .bind("role", by.role().name())
                                .bind("person", by.personId())
                                .bind("client", by.client())
                                .execute());
    }

    /** What became of somebody and of whoever turned out to be them, the oldest first. */
    List<MemberHistoryView> of(UUID member, Optional<Position> after, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id, h.member_id, h.at, h.what, h.household_id, h.zone_id, h.method,
                                            h.reason, h.other_member, h.by_role, h.by_person
                                        from member_history h
                                        where h.member_id in (select :member
                                                union all select id from member where merged_into = :member)
                                            and (h.at, h.id) > (:at, :id)
                                        order by h.at, h.id
                                        limit :count
                                        """)
                                .bind("member", member)
                                .bind("at", after.map(Position::at).orElse(Instant.EPOCH))
                                .bind("id", after.map(Position::id).orElse(new UUID(0, 0)))
                                .bind("count", count)
                                .map((row, context) -> MemberHistoryView.of(row))
                                .list());
    }

    /** The last row of the part before. */
    record Position(Instant at, UUID id) {

        static Position of(List<String> cursor) {
            return new Position(Instant.parse(cursor.get(0)), UUID.fromString(cursor.get(1)));
        }
    }
}
