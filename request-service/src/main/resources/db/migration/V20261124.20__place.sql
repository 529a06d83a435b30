-- Our own copy of what the zones feed tells. Feeds and subjects have no order among themselves, so
-- nothing here refers to another table: what isn't known yet is joined when it comes.
create table district (
    code      text not null,
    name_zh   text not null,
    name_en   text not null,
    time_zone text not null,
    constraint district_pk primary key (code)
);

create table zone (
    id               uuid not null,
    district         text not null,
    name_zh          text not null,
    name_en          text not null,
    level            text,
    status           text not null,
    expected_lift_at timestamptz,
    effective_at     timestamptz,
    constraint zone_pk primary key (id)
);

create table household (
    id     uuid    not null,
    zone   uuid    not null,
    flags  text[]  not null,
    active boolean not null,
    constraint household_pk primary key (id)
);

create table member (
    id        uuid    not null,
    household uuid    not null,
    zone      uuid    not null,
    subject   text,
    name      text,
    active    boolean not null,
    constraint member_pk primary key (id)
);
create index member_subject on member (subject) where subject is not null;
create index member_household on member (household);

create table officer (
    id       uuid    not null,
    district text    not null,
    subject  text,
    name     text,
    active   boolean not null,
    constraint officer_pk primary key (id)
);
create index officer_subject on officer (subject) where subject is not null;

create table chat_identity (
    channel text not null,
    tenant  text not null,
    user_id text not null,
    holder  uuid not null,
    constraint chat_identity_pk primary key (channel, tenant, user_id, holder)
);
create index chat_identity_holder on chat_identity (holder);
comment on column chat_identity.holder is 'a member or an officer';

create table chat_group (
    id       uuid    not null,
    zone     uuid    not null,
    channel  text    not null,
    tenant   text    not null,
    group_id text    not null,
    active   boolean not null,
    constraint chat_group_pk primary key (id)
);
create index chat_group_address on chat_group (channel, tenant, group_id);
create index chat_group_zone on chat_group (zone);

create table roster (
    zone    uuid    not null,
    officer uuid    not null,
    post    text    not null,
    duties  text[]  not null,
    active  boolean not null,
    constraint roster_pk primary key (zone, officer)
);
create index roster_officer on roster (officer);

create table duty_interval (
    zone    uuid        not null,
    officer uuid        not null,
    from_at timestamptz not null,
    to_at   timestamptz not null,
    constraint duty_interval_pk primary key (zone, officer, from_at),
    constraint duty_interval_forward check (from_at < to_at)
);
