-- Who is in a group is kept as marks: a keyed hash of channel, tenant and user id. Known people are found by the mark of their
-- chat id; whoever has no such mark is a guest, counted and never readable (docs/adr/0016).
insert into kit_secret (name, value)
values ('presence', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create function chat_mark(secret bytea, channel text, tenant text, user_id text) returns bytea
    language sql stable parallel safe
return substring(sha256(secret || convert_to(json_build_array(channel, tenant, user_id)::text, 'UTF8')) from 1 for 16);

create function presence_secret() returns bytea
    language sql stable
return (select value from kit_secret where name = 'presence');

alter table chat_identity add column mark bytea;
update chat_identity set mark = chat_mark(presence_secret(), channel, tenant, user_id);
alter table chat_identity alter column mark set not null;
create index chat_identity_mark on chat_identity (mark);
comment on column chat_identity.mark is 'keyed hash of the id, set by a trigger whoever writes the row; meets group_presence.mark';

create function chat_identity_marked() returns trigger language plpgsql as $$
begin
    new.mark := chat_mark(presence_secret(), new.channel, new.tenant, new.user_id);
    return new;
end $$;
create trigger chat_identity_marked before insert or update on chat_identity
    for each row execute function chat_identity_marked();

create table group_presence (
    binding_id uuid        not null,
    mark       bytea       not null,
    present    boolean     not null,
    at         timestamptz not null,
    constraint group_presence_pk primary key (binding_id, mark),
    constraint group_presence_of_binding foreign key (binding_id) references group_binding (id) on delete cascade
);
create index group_presence_mark on group_presence (mark) where present;
comment on column group_presence.present is 'false remembers that they left, against an older word that comes later';
comment on column group_presence.at is 'of the last word about this one; a full report that only confirms doesn''t write it';
comment on table group_membership is 'not written since marks are kept instead; dropped by a later release';

insert into group_presence (binding_id, mark, present, at)
select m.binding_id, chat_mark(presence_secret(), b.channel, b.tenant, m.user_id), true, coalesce(b.counted_at, b.changed_at)
from group_membership m join group_binding b on b.id = m.binding_id;
delete from group_membership;

alter table group_binding add column full_at timestamptz, add column present int not null default 0;
update group_binding b
set full_at = counted_at,
    present = (select count(*) from group_presence p where p.binding_id = b.id);
comment on column group_binding.full_at is 'for when the last full report was told: an older word about anyone counts no more';
comment on column group_binding.present is 'how many are in the group';

-- What follows from the above, kept in the transaction of each cause.
create table household_reach (
    household_id uuid        not null,
    zone_id      uuid        not null,
    reached      boolean     not null,
    ever         boolean     not null,
    absence_told boolean     not null,
    since        timestamptz not null,
    constraint household_reach_pk primary key (household_id),
    constraint household_reach_of_household foreign key (household_id) references household (id) on delete cascade,
    constraint household_reach_ever check (ever or not reached)
);
create index household_reach_of_zone on household_reach (zone_id, reached);
create index household_reach_untold on household_reach (since) where ever and reached = absence_told;
comment on table household_reach is 'one row for each household that is lived in';
comment on column household_reach.ever is 'was reached once: only then it can drop out';
comment on column household_reach.absence_told is 'household.unreached was told and not taken back by household.reached';

create table zone_guest (
    zone_id uuid  not null,
    mark    bytea not null,
    constraint zone_guest_pk primary key (zone_id, mark)
);
create index zone_guest_mark on zone_guest (mark);
comment on table zone_guest is 'in a group of the zone and nobody we know: to be counted, not to be listed';

create table zone_coverage (
    zone_id          uuid        not null,
    households       int         not null,
    reached          int         not null,
    guests           int         not null,
    groups           int         not null,
    groups_reporting int         not null,
    stale_groups     int         not null,
    changed_at       timestamptz not null,
    recorded         boolean     not null,
    constraint zone_coverage_pk primary key (zone_id)
);
create index zone_coverage_unrecorded on zone_coverage (zone_id) where not recorded;
comment on table zone_coverage is 'its row is the lock under which a zone is counted';
comment on column zone_coverage.recorded is 'false until the series has these numbers';

create table coverage_point (
    zone_id          uuid        not null,
    at               timestamptz not null,
    households       int         not null,
    reached          int         not null,
    guests           int         not null,
    groups           int         not null,
    groups_reporting int         not null,
    stale_groups     int         not null,
    thinned          boolean     not null,
    constraint coverage_point_pk primary key (zone_id, at)
);
create index coverage_point_full on coverage_point (at) where not thinned;
create index coverage_point_age on coverage_point (at);
comment on column coverage_point.at is 'begin of the hour at whose end the numbers stood so; no row, no change';
comment on column coverage_point.thinned is 'the last of its day, all that is left of it';

-- What a transaction touched. It settles that before it commits; what it left, an agent settles.
create table coverage_touch (
    id           bigint not null generated always as identity,
    tx           xid8   not null default pg_current_xact_id(),
    kind         text   not null,
    zone_id      uuid,
    household_id uuid,
    mark         bytea,
    constraint coverage_touch_pk primary key (id),
    constraint coverage_touch_kind check (kind in ('ZONE', 'HOUSEHOLD', 'PRESENCE', 'IDENTITY', 'NUMBERS'))
);
create index coverage_touch_tx on coverage_touch (tx);
comment on column coverage_touch.kind is
    'ZONE: all of it; HOUSEHOLD; PRESENCE: a mark in a zone; IDENTITY: a mark became or ceased to be somebody''s; NUMBERS: groups only';

-- More rows than this of one statement in one zone touch the whole zone instead.
create function coverage_many() returns int language sql immutable return 500;

create function coverage_by_household() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into coverage_touch (kind, zone_id, household_id)
        select distinct case when many then 'ZONE' else 'HOUSEHOLD' end, zone_id, case when not many then id end
        from (select zone_id, id, count(*) over (partition by zone_id) > coverage_many() as many from come) touched;
    elsif tg_op = 'DELETE' then
        insert into coverage_touch (kind, zone_id) select distinct 'NUMBERS', zone_id from gone;
    else
        insert into coverage_touch (kind, zone_id, household_id)
        select distinct case when many then 'ZONE' else 'HOUSEHOLD' end, zone_id, case when not many then id end
        from (
            select zone_id, id, count(*) over (partition by zone_id) > coverage_many() as many
            from (
                select n.zone_id, n.id from come n join gone o on o.id = n.id
                where (n.zone_id, n.active) is distinct from (o.zone_id, o.active)
                union
                select o.zone_id, o.id from come n join gone o on o.id = n.id where n.zone_id <> o.zone_id) changed) touched;
    end if;
    return null;
end $$;
create trigger coverage_by_new_household after insert on household
    referencing new table as come for each statement execute function coverage_by_household();
create trigger coverage_by_household after update on household
    referencing old table as gone new table as come for each statement execute function coverage_by_household();
create trigger coverage_by_lost_household after delete on household
    referencing old table as gone for each statement execute function coverage_by_household();

-- A new member is in no group until a chat id is theirs, and who goes for good loses theirs: both touch by the chat id.
create function coverage_by_member() returns trigger language plpgsql as $$
begin
    insert into coverage_touch (kind, zone_id, household_id)
    select distinct case when many then 'ZONE' else 'HOUSEHOLD' end, zone_id, case when not many then household_id end
    from (
        select zone_id, household_id, count(*) over (partition by zone_id) > coverage_many() as many
        from (
            select lives.zone_id, lives.household_id
            from come n join gone o on o.id = n.id
            cross join lateral (values (o.zone_id, o.household_id), (n.zone_id, n.household_id)) lives (zone_id, household_id)
            where (n.household_id, n.zone_id, n.active) is distinct from (o.household_id, o.zone_id, o.active)) changed) touched;
    return null;
end $$;
create trigger coverage_by_member after update on member
    referencing old table as gone new table as come for each statement execute function coverage_by_member();

create function coverage_by_chat() returns trigger language plpgsql as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into coverage_touch (kind, zone_id, household_id, mark)
        select 'IDENTITY', m.zone_id, m.household_id, c.mark
        from come c left join member m on c.holder_kind <> 'OFFICER' and m.id = c.holder_id;
    end if;
    if tg_op in ('DELETE', 'UPDATE') then
        insert into coverage_touch (kind, zone_id, household_id, mark)
        select 'IDENTITY', m.zone_id, m.household_id, c.mark
        from gone c left join member m on c.holder_kind <> 'OFFICER' and m.id = c.holder_id;
    end if;
    return null;
end $$;
create trigger coverage_by_new_chat after insert on chat_identity
    referencing new table as come for each statement execute function coverage_by_chat();
create trigger coverage_by_chat after update on chat_identity
    referencing old table as gone new table as come for each statement execute function coverage_by_chat();
create trigger coverage_by_lost_chat after delete on chat_identity
    referencing old table as gone for each statement execute function coverage_by_chat();

create function coverage_by_presence() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into coverage_touch (kind, zone_id, mark)
        select distinct case when many then 'ZONE' else 'PRESENCE' end, zone_id, case when not many then mark end
        from (
            select b.zone_id, p.mark, count(*) over (partition by b.zone_id) > coverage_many() as many
            from come p join group_binding b on b.id = p.binding_id where p.present) touched;
    elsif tg_op = 'DELETE' then
        insert into coverage_touch (kind, zone_id, mark)
        select distinct case when many then 'ZONE' else 'PRESENCE' end, zone_id, case when not many then mark end
        from (
            select b.zone_id, p.mark, count(*) over (partition by b.zone_id) > coverage_many() as many
            from gone p join group_binding b on b.id = p.binding_id where p.present) touched;
    else
        insert into coverage_touch (kind, zone_id, mark)
        select distinct case when many then 'ZONE' else 'PRESENCE' end, zone_id, case when not many then mark end
        from (
            select b.zone_id, p.mark, count(*) over (partition by b.zone_id) > coverage_many() as many
            from come p join gone o on o.binding_id = p.binding_id and o.mark = p.mark
            join group_binding b on b.id = p.binding_id where o.present <> p.present) touched;
    end if;
    return null;
end $$;
create trigger coverage_by_new_presence after insert on group_presence
    referencing new table as come for each statement execute function coverage_by_presence();
create trigger coverage_by_presence after update on group_presence
    referencing old table as gone new table as come for each statement execute function coverage_by_presence();
create trigger coverage_by_lost_presence after delete on group_presence
    referencing old table as gone for each statement execute function coverage_by_presence();

create function coverage_by_binding() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into coverage_touch (kind, zone_id) select distinct 'NUMBERS', zone_id from come;
    else
        insert into coverage_touch (kind, zone_id)
        select distinct case when (n.zone_id, n.active) is distinct from (o.zone_id, o.active) then 'ZONE' else 'NUMBERS' end,
            serves.zone_id
        from come n join gone o on o.id = n.id cross join lateral (values (o.zone_id), (n.zone_id)) serves (zone_id)
        where (n.zone_id, n.active, n.counted_at) is distinct from (o.zone_id, o.active, o.counted_at);
    end if;
    return null;
end $$;
create trigger coverage_by_new_binding after insert on group_binding
    referencing new table as come for each statement execute function coverage_by_binding();
create trigger coverage_by_binding after update on group_binding
    referencing old table as gone new table as come for each statement execute function coverage_by_binding();

-- Counted once for what there is already, by the agent.
insert into coverage_touch (kind, zone_id) select 'ZONE', id from zone;

-- Whether somebody can be spoken to in private belongs to the channel and tenant, not to one of their groups.
create table chat_network (
    channel         text        not null,
    tenant          text        not null,
    private_message text        not null,
    changed_at      timestamptz not null,
    constraint chat_network_pk primary key (channel, tenant),
    constraint chat_network_private_message check (
        private_message in ('ALWAYS', 'AFTER_OPT_IN', 'OPERATOR_CONFIRM', 'NONE'))
);
insert into chat_network (channel, tenant, private_message, changed_at)
select distinct on (channel, tenant) channel, tenant, private_message, changed_at
from group_binding where active order by channel, tenant, changed_at desc;
update group_binding b set private_message = n.private_message
from chat_network n where n.channel = b.channel and n.tenant = b.tenant and b.active and b.private_message <> n.private_message;
create index group_binding_network on group_binding (channel, tenant, id) where active;
comment on column group_binding.private_message is 'copy of chat_network, changed with it';
