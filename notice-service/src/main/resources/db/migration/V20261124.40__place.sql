-- This service's own copy of what the zones feed tells.
create table zone (
    id       uuid not null,
    district text not null,
    name_zh  text not null,
    name_en  text not null,
    level    text,
    status   text not null,
    constraint zone_pk primary key (id)
);
create index zone_sealed on zone (district) where status = 'ACTIVE';

create table binding (
    id             uuid    not null,
    zone           uuid    not null,
    channel        text    not null,
    tenant         text    not null,
    group_id       text    not null,
    forwarding     text    not null,
    max_text_bytes int     not null,
    active         boolean not null,
    constraint binding_pk primary key (id)
);
create index binding_of_zone on binding (zone) where active;

create table person (
    id        uuid    not null,
    kind      text    not null,
    household uuid,
    zone      uuid,
    subject   text,
    active    boolean not null,
    constraint person_pk primary key (id),
    constraint person_kind check (kind in ('MEMBER', 'OFFICER'))
);
comment on column person.zone is 'where a member lives; an officer''s zones stand in roster';
create index person_subject on person (subject) where subject is not null;

create table chat_identity (
    person  uuid not null,
    channel text not null,
    tenant  text not null,
    user_id text not null,
    constraint chat_identity_pk primary key (channel, tenant, user_id, person)
);
create index chat_identity_of_person on chat_identity (person);

create table roster (
    officer uuid    not null,
    zone    uuid    not null,
    active  boolean not null,
    constraint roster_pk primary key (officer, zone)
);
