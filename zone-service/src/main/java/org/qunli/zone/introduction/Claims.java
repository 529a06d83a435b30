package org.qunli.zone.introduction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All claims of this cell. */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<Claim, UUID> {

    private final Jdbi jdbi;

    Claims(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The claim in this zone, with its row locked. */
    Claim locked(UUID zone, UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(claim -> claim.zoneId().equals(zone))
                .orElseThrow(NotFound::new);
    }

    List<Claim> page(UUID zone, ClaimState state, UUID after, int count) {
        return find("zoneId = ?1 and state = ?2 and id > ?3 order by id", zone, state, after)
                .page(0, count)
                .list();
    }

    /**
     * Keeps a claim; one of the same message, or of a chat id whose claim is pending here, is the
     * same.
     */
    void keep(IntroductionFacts.Claimed claimed, IntroductionFacts.Words words) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into introduction_claim (id, message_key, zone_id, district, channel,
                                            tenant, user_id, post, name, phone, words, said_at, state, version)
                                        values (:id, :message, :zone, :district, :channel, :tenant, :user, :post,
                                            :name, :phone, :words, :at, 'PENDING', 0)
                                        on conflict do nothing
                                        """)
                                .bind("id", Claim.newId())
                                .bind("message", claimed.messageKey())
                                .bind("zone", claimed.zoneId())
                                .bind("district", claimed.district())
                                .bind("channel", claimed.channel())
                                .bind("tenant", claimed.tenant())
                                .bind("user", claimed.userId())
                                .bind("post", claimed.knownPost())
                                .bind(
                                        "name",
                                        words.name() == null ? words.displayName() : words.name())
                                .bind("phone", words.phone())
                                .bind("words", words.text())
                                .bind("at", claimed.at())
                                .execute());
    }

    /** The officer on the zone's roster who has this chat id, if the copy elsewhere was behind. */
    Optional<UUID> rostered(IntroductionFacts.Claimed claimed) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.officer_id from chat_identity c
                                        join roster_entry r on r.officer_id = c.holder_id and r.active
                                        where c.channel = :channel and c.tenant = :tenant and c.user_id = :user
                                            and c.holder_kind = 'OFFICER' and r.zone_id = :zone
                                        """)
                                .bind("channel", claimed.channel())
                                .bind("tenant", claimed.tenant())
                                .bind("user", claimed.userId())
                                .bind("zone", claimed.zoneId())
                                .mapTo(UUID.class)
                                .findOne());
    }
}
