-- What this service knows of districts, zones, people, rosters and talk: its own copy, from the feeds.
create table district (
    code      text not null,
    name_zh   text not null,
    name_en   text not null,
    time_zone text not null,
    constraint district_pk primary key (code)
);

create table zone (
    id       uuid not null,
    district text not null,
    name_zh  text not null,
    name_en  text not null,
    level    text not null,
    status   text not null,
    constraint zone_pk primary key (id)
);
create index zone_of_district on zone (district);

create table member (
    id        uuid    not null,
    household uuid,
    zone      uuid    not null,
    subject   text,
    active    boolean not null,
    constraint member_pk primary key (id)
);
create index member_subject on member (subject) where active;

create table member_chat (
    channel text not null,
    tenant  text not null,
    user_id text not null,
    member  uuid not null,
    constraint member_chat_pk primary key (channel, tenant, user_id, member)
);
create index member_chat_of on member_chat (member);

create table officer (
    id       uuid    not null,
    district text    not null,
    subject  text,
    name     text,
    active   boolean not null,
    constraint officer_pk primary key (id)
);
create index officer_subject on officer (subject) where active;
comment on column officer.name is 'personal: shown in the watch only';

create table officer_chat (
    channel  text not null,
    tenant   text not null,
    user_id  text not null,
    officer  uuid not null,
    position int  not null,
    constraint officer_chat_pk primary key (channel, tenant, user_id, officer)
);
create index officer_chat_of on officer_chat (officer, position);

create table channel_binding (
    id              uuid    not null,
    zone            uuid    not null,
    channel         text    not null,
    tenant          text    not null,
    private_message text    not null,
    active          boolean not null,
    constraint channel_binding_pk primary key (id)
);
create index channel_binding_of on channel_binding (channel, tenant) where active;
comment on column channel_binding.private_message is
    'ALWAYS, AFTER_OPT_IN, OPERATOR_CONFIRM or NONE: a property of (channel, tenant), stated by each binding';

create table roster (
    zone    uuid    not null,
    officer uuid    not null,
    post    text    not null,
    duties  text[]  not null,
    active  boolean not null,
    constraint roster_pk primary key (zone, officer)
);
create index roster_of_officer on roster (officer) where active;

create table duty (
    zone    uuid        not null,
    officer uuid        not null,
    from_at timestamptz not null,
    to_at   timestamptz not null,
    constraint duty_pk primary key (zone, officer, from_at),
    constraint duty_runs_forward check (to_at > from_at)
);
comment on table duty is 'concrete intervals as zone-service told them: looked up, never expanded here';

create table talk (
    message_key  uuid        not null,
    zone         uuid        not null,
    at           timestamptz not null,
    speaker      text        not null,
    member       uuid,
    officer      uuid,
    request_ids  uuid[]      not null,
    kind         text,
    text         text,
    display_name text,
    constraint talk_pk primary key (message_key)
);
create index talk_of_zone on talk (zone, at desc, message_key desc);
create index talk_of_request on talk using gin (request_ids);
comment on table talk is 'the group-visible talk, personal: read by the watch only';
