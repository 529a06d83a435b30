create table household (
    id         uuid        not null,
    zone_id    uuid        not null,
    building   text        not null,
    unit       text        not null,
    room       text        not null,
    label      text        not null,
    flags      text[]      not null,
    active     boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    constraint household_pk primary key (id),
    constraint household_of_zone foreign key (zone_id) references zone (id)
);
create unique index household_door on household (zone_id, building, unit, room) where active;
create unique index household_label on household (zone_id, label) where active;
comment on column household.unit is 'empty where a building has one entrance';

create table member (
    id              uuid        not null,
    household_id    uuid        not null,
    zone_id         uuid        not null,
    name            text,
    subject         text,
    active          boolean     not null,
    verified_at     timestamptz,
    verified_by     text,
    verified_method text,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    version         bigint      not null,
    constraint member_pk primary key (id),
    constraint member_of_household foreign key (household_id) references household (id),
    constraint member_of_zone foreign key (zone_id) references zone (id),
    constraint member_verified check (
        num_nulls(verified_at, verified_by, verified_method) in (0, 3))
);
create unique index member_subject on member (subject) where active;
create index member_by_zone on member (zone_id, id);
create index member_by_household on member (household_id);
comment on column member.subject is 'subject of the member''s own token, if they have one';

-- The same person may live in a zone and serve one, so a chat id may be held once in either role.
create table chat_identity (
    channel     text not null,
    tenant      text not null,
    user_id     text not null,
    holder_kind text not null,
    holder_id   uuid not null,
    constraint chat_identity_pk primary key (channel, tenant, user_id, holder_kind),
    constraint chat_identity_holder_kind check (holder_kind in ('MEMBER', 'OFFICER'))
);
create index chat_identity_of_holder on chat_identity (holder_id);
comment on table chat_identity is 'chat ids of active members and officers only: who leaves frees theirs';

create table group_binding (
    id              uuid        not null,
    zone_id         uuid        not null,
    channel         text        not null,
    tenant          text        not null,
    group_id        text        not null,
    forwarding      text        not null,
    private_message text        not null,
    mention         boolean     not null,
    quote           boolean     not null,
    recall          boolean     not null,
    max_text_bytes  int         not null,
    per_minute      int         not null,
    active          boolean     not null,
    counted_at      timestamptz,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    version         bigint      not null,
    constraint group_binding_pk primary key (id),
    constraint group_binding_of_zone foreign key (zone_id) references zone (id),
    constraint group_binding_forwarding check (forwarding in ('BOT', 'OFFICER')),
    constraint group_binding_private_message check (
        private_message in ('ALWAYS', 'AFTER_OPT_IN', 'OPERATOR_CONFIRM', 'NONE'))
);
create unique index group_binding_group on group_binding (channel, tenant, group_id) where active;
create index group_binding_by_zone on group_binding (zone_id, id);
comment on column group_binding.counted_at is 'when the front-end last told who is in the group';

create table group_membership (
    binding_id uuid not null,
    user_id    text not null,
    constraint group_membership_pk primary key (binding_id, user_id),
    constraint group_membership_of_binding foreign key (binding_id) references group_binding (id)
);
