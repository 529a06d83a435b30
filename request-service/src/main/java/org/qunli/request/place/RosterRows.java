package org.qunli.request.place;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.feed.LatestStates;

/** Writes rosters and duty as the feed tells them, many at once. */
final class RosterRows {

    private RosterRows() {}

    static void put(Handle handle, LatestStates states) {
        states.turns("roster.changed").forEach(told -> put(handle, told));
    }

    /** Entries in the order given: one and the same may be told more than once. */
    static void put(Handle handle, JsonNode entries) {
        entries.forEach(entry -> put(handle, "[" + entry + "]"));
    }

    private static void put(Handle handle, String told) {
        putEntries(handle, told);
        cut(handle, told);
        putIntervals(handle, told);
    }

    private static void putEntries(Handle handle, String told) {
        handle.createUpdate(
                        """
                        insert into roster (zone, officer, post, duties, active)
                        select "zoneId", "officerId", post, coalesce(duties, '{}'), active
                        from jsonb_to_recordset(cast(:told as jsonb)) as t (
                            "zoneId" uuid, "officerId" uuid, post text, duties text[],
                            active boolean)
                        on conflict (zone, officer) do update
                        set post = excluded.post, duties = excluded.duties, active = excluded.active
                        """)
                .bind("told", told)
                .execute();
    }

    /** Keeps what ended before {@code from}, and cuts what runs across it. */
    private static void cut(Handle handle, String told) {
        handle.createUpdate(
                        """
                        with told as (
                            select "zoneId" as zone, "officerId" as officer, "from" as cut
                            from jsonb_to_recordset(cast(:told as jsonb)) as t (
                                "zoneId" uuid, "officerId" uuid, "from" timestamptz)),
                        gone as (
                            delete from duty_interval d using told t
                            where d.zone = t.zone and d.officer = t.officer and d.from_at >= t.cut)
                        update duty_interval d set to_at = t.cut
                        from told t
                        where d.zone = t.zone and d.officer = t.officer
                          and d.from_at < t.cut and d.to_at > t.cut
                        """)
                .bind("told", told)
                .execute();
    }

    /** An interval may say posts and duties of its own; where it doesn't, the entry's hold. */
    private static void putIntervals(Handle handle, String told) {
        handle.createUpdate(
                        """
                        insert into duty_interval (zone, officer, from_at, to_at, posts, duties,
                                                   stands_in_for)
                        select distinct on ("zoneId", "officerId", i."from")
                            "zoneId", "officerId", i."from", i."to", i.posts, i.duties,
                            i."standsInFor"
                        from jsonb_to_recordset(cast(:told as jsonb)) as t (
                            "zoneId" uuid, "officerId" uuid, intervals jsonb)
                        cross join lateral jsonb_to_recordset(
                            case when jsonb_typeof(t.intervals) = 'array' then t.intervals
                                 else '[]' end)
                            as i ("from" timestamptz, "to" timestamptz, posts text[], duties text[],
                                  "standsInFor" uuid[])
                        where i."to" > i."from"
                        order by "zoneId", "officerId", i."from", i."to" desc
                        on conflict (zone, officer, from_at) do update
                        set to_at = excluded.to_at, posts = excluded.posts, duties = excluded.duties,
                            stands_in_for = excluded.stands_in_for
                        """)
                .bind("told", told)
                .execute();
    }
}
