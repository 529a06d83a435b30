package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.reading.Speaker;

/** Looks up who somebody is. */
@ApplicationScoped
public class People {

    private final Jdbi jdbi;

    People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A match of a chat identity; public for the mapper only. */
    public record Match(
            boolean officer, boolean proxy, UUID id, UUID householdId, UUID zoneId, String name) {}

    /**
     * Who has this chat identity in the zone. An officer rostered there speaks as one, even where
     * they also live; whoever lives there speaks for their own household before another's that they
     * are proxy of; somebody of another zone is a guest.
     */
    public Sender identify(UUID zoneId, ChatId id) {
        return matches(id).stream()
                .filter(match -> match.zoneId().equals(zoneId))
                .findFirst()
                .map(People::sender)
                .orElse(Sender.GUEST);
    }

    /** Everyone this chat identity is: officers first, proxies last. */
    public List<Match> matches(ChatId id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select true as officer, false as proxy, o.id,
                                               cast(null as uuid) as household_id,
                                               r.zone as zone_id, o.name
                                        from chat_identity c
                                        join officer o on o.id = c.holder and o.active
                                        join roster r on r.officer = o.id and r.active
                                        where c.channel = :channel and c.tenant = :tenant and c.user_id = :user
                                        union all
                                        select false, m.kind = 'PROXY', m.id, m.household, m.zone, m.name
                                        from chat_identity c
                                        join member m on m.id = c.holder and m.active
                                        where c.channel = :channel and c.tenant = :tenant and c.user_id = :user
                                        order by officer desc, proxy, zone_id, id
                                        """)
                                .bind("channel", id.channel())
                                .bind("tenant", id.tenant())
                                .bind("user", id.userId())
                                .map(ConstructorMapper.of(Match.class))
                                .list());
    }

    /**
     * Who has this chat identity in a part that the zone was one with: they may still be in its
     * group.
     */
    public Optional<Match> identifyKin(UUID zoneId, ChatId id) {
        List<Match> matches = matches(id);
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> kin =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select kin from zone_kin where zone = :zone")
                                        .bind("zone", zoneId)
                                        .mapTo(UUID.class)
                                        .set());
        return matches.stream().filter(match -> kin.contains(match.zoneId())).findFirst();
    }

    /** A match as the sender of a message in its zone. */
    public static Sender sender(Match match) {
        return match.officer()
                ? new Sender(Speaker.OFFICER, null, null, match.id(), match.name(), false)
                : new Sender(
                        Speaker.RESIDENT,
                        match.id(),
                        match.householdId(),
                        null,
                        match.name(),
                        match.proxy());
    }

    /** The officers' names, by id; unknown ones are left out. */
    public Map<UUID, OfficerCard> officers(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select id as officer_id, coalesce(name, '') as name
                                        from officer where id = any(cast(:ids as uuid[]))
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .map(ConstructorMapper.of(OfficerCard.class))
                                .stream()
                                .collect(Collectors.toMap(OfficerCard::officerId, card -> card)));
    }

    /** The household's zone, if it is known and active. */
    public Optional<UUID> zoneOfHousehold(UUID householdId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select zone from household where id = :id and active")
                                .bind("id", householdId)
                                .mapTo(UUID.class)
                                .findOne());
    }

    /** Which of the memberships is in the zone. */
    public Optional<Match> memberIn(UUID zoneId, Collection<UUID> memberIds) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select false as officer, kind = 'PROXY' as proxy, id,
                                               household as household_id, zone as zone_id, name
                                        from member
                                        where id = any(cast(:ids as uuid[])) and zone = :zone and active
                                        order by proxy, id
                                        limit 1
                                        """)
                                .bind("ids", memberIds.toArray(UUID[]::new))
                                .bind("zone", zoneId)
                                .map(ConstructorMapper.of(Match.class))
                                .findOne());
    }

    /** All chat identities of the member or officer. */
    public List<ChatId> chatsOf(UUID holder) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select channel, tenant, user_id from chat_identity
                                        where holder = :holder
                                        order by channel, tenant, user_id
                                        """)
                                .bind("holder", holder)
                                .map(ConstructorMapper.of(ChatId.class))
                                .list());
    }

    /** A chat identity of the member or officer, if one is known. */
    public Optional<ChatId> chatOf(UUID holder) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select channel, tenant, user_id from chat_identity
                                        where holder = :holder
                                        order by channel, tenant, user_id
                                        limit 1
                                        """)
                                .bind("holder", holder)
                                .map(ConstructorMapper.of(ChatId.class))
                                .findOne());
    }

    /** The officer's name, if it is known. */
    public Optional<String> nameOf(UUID officerId) {
        return Optional.ofNullable(officers(List.of(officerId)).get(officerId))
                .map(OfficerCard::name);
    }
}
