package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.saying.Bilingual;

/** Looks up zones and the groups that serve them. */
@ApplicationScoped
public class Places {

    private final Jdbi jdbi;

    Places(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The active group with this address, if its zone is known too. */
    public Optional<GroupPlace> group(String channel, String tenant, String groupId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select g.id as binding_id, g.zone as zone_id, z.district,
                                               coalesce(d.time_zone, 'Asia/Shanghai') as time_zone,
                                               g.channel, g.tenant, g.group_id
                                        from chat_group g
                                        join zone z on z.id = g.zone
                                        left join district d on d.code = z.district
                                        where g.channel = :channel and g.tenant = :tenant
                                          and g.group_id = :group and g.active
                                        order by g.id desc
                                        limit 1
                                        """)
                                .bind("channel", channel)
                                .bind("tenant", tenant)
                                .bind("group", groupId)
                                .map(ConstructorMapper.of(GroupPlace.class))
                                .findOne());
    }

    /** The zone, if it is known. */
    public Optional<ZonePlace> zone(UUID zoneId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select z.id as zone_id, z.district,
                                               coalesce(d.time_zone, 'Asia/Shanghai') as time_zone,
                                               z.name_zh, z.name_en
                                        from zone z left join district d on d.code = z.district
                                        where z.id = :zone
                                        """)
                                .bind("zone", zoneId)
                                .map(ConstructorMapper.of(ZonePlace.class))
                                .findOne());
    }

    /** Whom to call where a life is in danger: the district's numbers, or those of everybody. */
    public List<EmergencyNumber> emergencyNumbers(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with own as (
                                            select n.* from district d
                                            cross join lateral jsonb_array_elements(d.emergency_numbers)
                                                with ordinality as n (told, position)
                                            where d.code = :district)
                                        select told ->> 'number' as number, told ->> 'nameZh' as name_zh,
                                               told ->> 'nameEn' as name_en, position
                                        from own
                                        union all
                                        select number, name_zh, name_en, position from emergency_number
                                        where not exists (select 1 from own)
                                        order by position
                                        """)
                                .bind("district", district)
                                .map(ConstructorMapper.of(EmergencyNumber.class))
                                .list());
    }

    /** "When does it end?", answered for the zone as its control is now; empty where not told. */
    public Optional<Bilingual> controlAnswer(UUID zoneId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select answer_zh as zh, coalesce(answer_en, answer_zh) as en
                                        from zone where id = :zone and answer_zh is not null
                                        """)
                                .bind("zone", zoneId)
                                .map(ConstructorMapper.of(Bilingual.class))
                                .findOne());
    }

    /** The districts of these zones; unknown zones are left out. */
    public Set<String> districts(Collection<UUID> some, Collection<UUID> others) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct district from zone
                                        where id = any(cast(:some as uuid[]))
                                           or id = any(cast(:others as uuid[]))
                                        """)
                                .bind("some", some.toArray(UUID[]::new))
                                .bind("others", others.toArray(UUID[]::new))
                                .mapTo(String.class)
                                .set());
    }

    /** Whether the group serves the zone still. */
    public boolean serves(UUID zoneId, String channel, String tenant, String groupId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (
                                            select 1 from chat_group
                                            where channel = :channel and tenant = :tenant
                                              and group_id = :group and zone = :zone and active)
                                        """)
                                .bind("channel", channel)
                                .bind("tenant", tenant)
                                .bind("group", groupId)
                                .bind("zone", zoneId)
                                .mapTo(boolean.class)
                                .one());
    }

    /** {@code channel/tenant} of the zone's active groups. */
    public List<String> routes(UUID zoneId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct channel || '/' || tenant
                                        from chat_group where zone = :zone and active
                                        """)
                                .bind("zone", zoneId)
                                .mapTo(String.class)
                                .list());
    }
}
