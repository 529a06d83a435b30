-- The service's own event log. Order of reading is (tx, id), only below the horizon
-- pg_snapshot_xmin(pg_current_snapshot()), so that no committed event is ever skipped.
create table event (
    tx              xid8        not null default pg_current_xact_id(),
    id              bigint      not null generated always as identity,
    event_id        uuid        not null,
    type            text        not null,
    subject         text        not null,
    subject_version bigint,
    district        text        not null,
    zone            uuid,
    audience        text[]      not null,
    channel         text[]      not null,
    occurred_at     timestamptz not null,
    tx_at           timestamptz not null default transaction_timestamp(),
    data            jsonb       not null,
    shown           jsonb,
    constraint event_pk primary key (tx, id),
    constraint event_id_unique unique (event_id),
    constraint event_audience_named check (
        audience <@ array ['SERVICES', 'FRONTENDS', 'PERSON', 'DASHBOARDS']
        and cardinality(audience) > 0)
);
comment on column event.tx is 'the writing transaction, drawn with its first write';
comment on column event.tx_at is
    'start of the writing transaction: nothing of it was committed before, so a page that ends here vouches for this time';
comment on column event.subject_version is
    '1, 2, 3… per subject, drawn under the subject''s row lock; told to services only, its gaps would show hidden events';
comment on column event.channel is 'channel/tenant of the groups or persons meant, for FRONTENDS and PERSON';
comment on column event.shown is 'what a reader who is no service sees, where that differs from data';

create table event_personal (
    event_id uuid  not null,
    data     jsonb not null,
    constraint event_personal_pk primary key (event_id),
    constraint event_personal_of_event foreign key (event_id) references event (event_id)
);
comment on table event_personal is 'personal text of an event, apart so that it can be erased and the log still replays';

create table event_subject (
    subject text   not null,
    version bigint not null,
    constraint event_subject_pk primary key (subject)
);

-- What this service knows of the feeds that it reads.
create table feed_cursor (
    feed       text not null,
    cursor     text,
    as_of      timestamptz,
    applied_at timestamptz,
    constraint feed_cursor_pk primary key (feed)
);
comment on column feed_cursor.as_of is 'every event committed before this time was applied, held or parked';

create table feed_position (
    feed    text   not null,
    subject text   not null,
    version bigint not null,
    constraint feed_position_pk primary key (feed, subject)
);
comment on column feed_position.version is 'the last version applied of this subject';

create table feed_held (
    feed        text        not null,
    seq         bigint      not null generated always as identity,
    event_id    uuid        not null,
    subject     text        not null,
    version     bigint      not null,
    event       jsonb       not null,
    state       text        not null,
    tries       int         not null default 0,
    next_try_at timestamptz not null,
    error       text,
    held_at     timestamptz not null,
    constraint feed_held_pk primary key (feed, event_id),
    constraint feed_held_state check (state in ('HELD', 'PARKED'))
);
create index feed_held_due on feed_held (feed, next_try_at) where state = 'HELD';
create index feed_held_subject on feed_held (feed, subject, version);
comment on table feed_held is
    'events that wait for their predecessor or for something another feed has yet to bring (HELD), or that failed again and again (PARKED)';

-- Seals cursors: made once per database, so that every pod opens what another sealed.
create table kit_secret (
    name  text  not null,
    value bytea not null,
    constraint kit_secret_pk primary key (name)
);
insert into kit_secret (name, value)
values ('cursor', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
