alter table zone add column merged_into uuid;
comment on column zone.merged_into is 'the zone that took it in: what still names it is meant for that one';

create table zone_descent (
    zone   uuid        not null,
    origin uuid        not null,
    at     timestamptz not null,
    constraint zone_descent_pk primary key (zone, origin)
);
comment on table zone_descent is 'zones that people came from, by the zone where they are now; kept for whoever works by zone';
