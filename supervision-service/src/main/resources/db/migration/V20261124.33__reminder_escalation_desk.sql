create table desk (
    code     text not null,
    district text not null,
    kind     text not null,
    name_zh  text not null,
    name_en  text not null,
    hours    text,
    version  int  not null,
    constraint desk_pk primary key (code),
    constraint desk_kind check (kind in ('HEADQUARTERS', 'DEPARTMENT'))
);
create unique index desk_headquarters on desk (district) where kind = 'HEADQUARTERS';

create table desk_subject (
    desk    text not null,
    subject text not null,
    constraint desk_subject_pk primary key (desk, subject),
    constraint desk_subject_of foreign key (desk) references desk (code)
);
create index desk_subject_subject on desk_subject (subject);

create table desk_chat (
    desk    text not null,
    channel text not null,
    tenant  text not null,
    user_id text not null,
    constraint desk_chat_pk primary key (desk, channel, tenant, user_id),
    constraint desk_chat_of foreign key (desk) references desk (code)
);

create table reminder (
    id              uuid        not null,
    clock           uuid        not null,
    cycle           int         not null,
    round           int         not null,
    step            int         not null,
    repetition      int         not null,
    recipient       uuid        not null,
    matter          uuid        not null,
    about           text        not null,
    district        text        not null,
    zone            uuid        not null,
    kind            text        not null,
    due_at          timestamptz not null,
    at              timestamptz not null,
    late            boolean     not null,
    unconfirmed     boolean     not null,
    state           text        not null,
    way             int         not null,
    saying          uuid,
    acknowledged_at timestamptz,
    constraint reminder_pk primary key (id),
    constraint reminder_once unique (clock, cycle, round, step, repetition, recipient),
    constraint reminder_state check (state in ('SENDING', 'SENT', 'FAILED', 'WITHDRAWN'))
);
create index reminder_saying on reminder (saying);
create index reminder_recipient on reminder (recipient, id);
create index reminder_district on reminder (district, id);
comment on column reminder.way is 'which of the officer''s private channels is being tried, from 0';

create table escalation (
    id              uuid        not null,
    tier            text        not null,
    clock           uuid        not null,
    step            int         not null,
    reason          text        not null,
    matter          uuid        not null,
    about           text        not null,
    district        text        not null,
    zone            uuid        not null,
    kind            text        not null,
    due_at          timestamptz not null,
    opened_at       timestamptz not null,
    late            boolean     not null,
    unconfirmed     boolean     not null,
    state           text        not null,
    desk            text,
    routed_at       timestamptz,
    acknowledged_at timestamptz,
    outcome         text,
    closed_at       timestamptz,
    constraint escalation_pk primary key (id),
    constraint escalation_once unique (clock, tier, reason),
    constraint escalation_tier check (tier in ('FIRST', 'DESK')),
    constraint escalation_state check (state in ('OPEN', 'ACKNOWLEDGED', 'CLOSED'))
);
create index escalation_open on escalation (district, id) where state <> 'CLOSED';
create index escalation_unrouted on escalation (opened_at) where routed_at is null and state <> 'CLOSED';
create index escalation_of_matter on escalation (matter);
comment on column escalation.tier is 'FIRST: whoever is first to coordinate; DESK: the district''s headquarters';
comment on column escalation.desk is 'the desk that was told';
