alter table event add column state boolean not null default false;
comment on column event.state is
    'carries the whole state of its subject, so that the last one of its type is enough';
update event set state = true
where type in ('district.changed', 'zone.changed', 'household.changed', 'member.changed', 'group.changed',
               'officer.changed', 'roster.changed', 'policy.flattened');

create index event_ending on event (tx, id) where ends;

-- Up to where the log is compacted. No row: nothing was ever removed.
create table event_mark (
    single   boolean     not null default true,
    tx       xid8        not null,
    moved_at timestamptz,
    constraint event_mark_pk primary key (single),
    constraint event_mark_one_row check (single)
);
comment on table event_mark is
    'the low-water mark: of what was written by this transaction or an earlier one, what is superseded or has ended is gone';
comment on column event_mark.tx is 'moves in the transaction that removes; a cursor below it is expired';

-- Where a reader who is no service finds its events without passing by everybody else's.
create table event_route (
    route    text   not null,
    district text   not null,
    tx       xid8   not null,
    id       bigint not null,
    constraint event_route_pk primary key (route, district, tx, id)
);
comment on column event_route.route is 'group: or person: and channel/tenant, or dashboards';

create function event_routes(audience text[], channel text[]) returns text[]
    language sql immutable parallel safe
    return array (select 'group:' || c from unnest(channel) as c where 'FRONTENDS' = any (audience))
        || array (select 'person:' || c from unnest(channel) as c where 'PERSON' = any (audience))
        || case when 'DASHBOARDS' = any (audience) then array ['dashboards'] else '{}'::text[] end;
comment on function event_routes is 'the routes of an event, for whoever appends or removes it';

insert into event_route (route, district, tx, id)
select distinct r.route, e.district, e.tx, e.id
from event e cross join unnest(event_routes(e.audience, e.channel)) as r (route);
