-- A consumer's memory: what it took in, so that it can go over to another history of a feed.
create table feed_applied (
    feed     text   not null,
    event_id uuid   not null,
    place    bigint not null,
    epoch    int    not null,
    subject  text   not null,
    version  bigint not null,
    district text,
    constraint feed_applied_pk primary key (feed, event_id)
);
comment on table feed_applied is
    'events taken in (applied, held, parked or dropped), for as long as feeds keep events: read again after a rewind they are dropped';
comment on column feed_applied.place is 'in the order of reading; 0: lost by a rewind, or from before this table';
comment on column feed_applied.epoch is 'the rewind after which it was last seen in the feed';
-- In order of writing, so a fraction of a B-tree does; only a rewind reads by place.
create index feed_applied_place on feed_applied using brin (place) with (pages_per_range = 16);

insert into feed_applied (feed, event_id, place, epoch, subject, version, district)
select feed, event_id, 0, 0, subject, version, event ->> 'district' from feed_held
on conflict do nothing;

create table feed_lost (
    feed     text        not null,
    event_id uuid        not null,
    seq      bigint      not null generated always as identity,
    subject  text        not null,
    version  bigint      not null,
    district text,
    applied  boolean     not null,
    found_at timestamptz not null,
    constraint feed_lost_pk primary key (feed, event_id)
);
create index feed_lost_listed on feed_lost (feed, seq);
comment on table feed_lost is 'events that a rewound feed doesn''t hold any more; what they did stays';
comment on column feed_lost.applied is 'false: it was still held, so nothing is left of it';

alter table feed_cursor
    add column from_snapshot boolean not null default false,
    add column return_to     text,
    add column epoch         int     not null default 0,
    add column taken         bigint  not null default 0,
    add column survey_after  bigint,
    add column survey_owed   boolean not null default false,
    add column rewound_at    timestamptz,
    add column expired_at    timestamptz;
comment on column feed_cursor.from_snapshot is 'whether the beginning to read from is that of the snapshot';
comment on column feed_cursor.return_to is 'while the new history is surveyed: where to go on applying';
comment on column feed_cursor.epoch is 'how often the feed was rewound';
comment on column feed_cursor.taken is 'how many events were taken in: the places of feed_applied';
comment on column feed_cursor.survey_after is 'the place of the first known event that the survey met: what came later must be met too';
comment on column feed_cursor.survey_owed is 'a survey was interrupted by another rewind';

-- The publisher's side: how far each timeline of its own database had come. Written before a fork, so
-- what it says of an older timeline is true of the new one as well.
create table feed_timeline (
    timeline bigint      not null,
    tx       xid8        not null,
    noted_at timestamptz not null,
    constraint feed_timeline_pk primary key (timeline)
);
comment on column feed_timeline.tx is 'the horizon: every earlier transaction had ended on this timeline';
