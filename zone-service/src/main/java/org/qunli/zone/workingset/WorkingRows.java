package org.qunli.zone.workingset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.chat.ChatIdentity;

/** The rows of a working set, each kind in one statement, and what tells that they changed. */
@ApplicationScoped
class WorkingRows {

    private final Jdbi jdbi;

    WorkingRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Something that differs when a household or a member of the zone does: of each kind the sum of
     * a hash of each row's id and version. Reads no text and sorts nothing. A member's version
     * moves with their chat ids.
     */
    String mark(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select (select count(*) || ':' || coalesce(sum(cast(uuid_hash_extended(h.id,
                                                    h.version * 2 + cast(coalesce(r.reached, false) as int)) as numeric)), 0)
                                                from household h left join household_reach r on r.household_id = h.id
                                                where h.zone_id = :zone and h.active)
                                            || ' ' || (select count(*) || ':' || coalesce(sum(cast(
                                                    uuid_hash_extended(id, version) as numeric)), 0)
                                                from member where zone_id = :zone and active)
                                        """)
                                .bind("zone", zone)
                                .mapTo(String.class)
                                .one());
    }

    /** The zone's groups; {@code networks} are the channel/tenant pairs within reach, null all. */
    List<WorkingSetView.Group> groups(UUID zone, Collection<String> networks) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, channel, tenant, group_id, forwarding from group_binding
                                        where zone_id = :zone and active
                                            and (cast(:networks as text[]) is null
                                                or channel || '/' || tenant = any(cast(:networks as text[])))
                                        order by id
                                        """)
                                .bind("zone", zone)
                                .bind("networks", array(networks))
                                .map(
                                        (row, context) ->
                                                new WorkingSetView.Group(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("channel"),
                                                        row.getString("tenant"),
                                                        row.getString("group_id"),
                                                        row.getString("forwarding")))
                                .list());
    }

    WorkingSetView.Numbers coverage(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select households, reached, guests from zone_coverage where zone_id = :zone
                                        """)
                                .bind("zone", zone)
                                .map(
                                        (row, context) ->
                                                new WorkingSetView.Numbers(
                                                        row.getInt("households"),
                                                        row.getInt("reached"),
                                                        row.getInt("guests")))
                                .findOne()
                                .orElseGet(() -> new WorkingSetView.Numbers(0, 0, 0)));
    }

    List<WorkingSetView.Door> households(UUID zone, Set<CareFlag> visible) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id, h.building, h.unit, h.room, h.label, h.flags,
                                            coalesce(r.reached, false) as reached
                                        from household h left join household_reach r on r.household_id = h.id
                                        where h.zone_id = :zone and h.active order by h.id
                                        """)
                                .bind("zone", zone)
                                .map(
                                        (row, context) ->
                                                new WorkingSetView.Door(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("building"),
                                                        row.getString("unit"),
                                                        row.getString("room"),
                                                        row.getString("label"),
                                                        flags(
                                                                (String[])
                                                                        row.getArray("flags")
                                                                                .getArray(),
                                                                visible),
                                                        row.getBoolean("reached")))
                                .list());
    }

    private static List<CareFlag> flags(String[] held, Set<CareFlag> visible) {
        return Arrays.stream(held).map(CareFlag::valueOf).filter(visible::contains).toList();
    }

    /**
     * The zone's members with their chat ids.
     *
     * @param networks only members there, without names, and only their chat ids there; null all
     */
    List<WorkingSetView.Person> members(UUID zone, Collection<String> networks) {
        Map<UUID, WorkingSetView.Person> found = new LinkedHashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select m.id, m.household_id, m.name, c.channel, c.tenant, c.user_id
                                        from member m
                                        left join chat_identity c on c.holder_id = m.id
                                            and (cast(:networks as text[]) is null
                                                or c.channel || '/' || c.tenant = any(cast(:networks as text[])))
                                        where m.zone_id = :zone and m.active
                                            and (cast(:networks as text[]) is null or c.user_id is not null)
                                        order by m.id, c.channel, c.tenant, c.user_id
                                        """)
                                .bind("zone", zone)
                                .bind("networks", array(networks))
                                .map(
                                        (row, context) -> {
                                            UUID id = row.getObject("id", UUID.class);
                                            UUID household =
                                                    row.getObject("household_id", UUID.class);
                                            String name =
                                                    networks == null ? row.getString("name") : null;
                                            var person =
                                                    found.computeIfAbsent(
                                                            id,
                                                            one ->
                                                                    new WorkingSetView.Person(
                                                                            one,
                                                                            household,
                                                                            name,
                                                                            new ArrayList<>()));
                                            if (row.getString("user_id") != null) {
                                                person.chatIds()
                                                        .add(
                                                                new ChatIdentity(
                                                                        row.getString("channel"),
                                                                        row.getString("tenant"),
                                                                        row.getString("user_id")));
                                            }
                                            return id;
                                        })
                                .list());
        return List.copyOf(found.values());
    }

    private static String[] array(Collection<String> networks) {
        return networks == null ? null : networks.toArray(String[]::new);
    }
}
