create table resident_request (
    id                 uuid        not null,
    district           text        not null,
    zone               uuid        not null,
    household          uuid,
    member             uuid,
    raised_by          text,
    sender_channel     text,
    sender_tenant      text,
    sender_id          text,
    group_id           text,
    message_id         text,
    source             text        not null,
    text               text        not null,
    category           text        not null,
    priority           text        not null,
    confidential       boolean     not null,
    life_at_risk       boolean     not null,
    status             text        not null,
    assignee           uuid,
    assignee_post      text,
    waiting_for        text,
    waiting_reason     text,
    waiting_until      timestamptz,
    promised_at        timestamptz,
    opened_at          timestamptz not null,
    responded_at       timestamptz,
    resolved_at        timestamptz,
    resolved_by        uuid,
    reopen_until       timestamptz,
    closed_at          timestamptz,
    cycle              int         not null,
    reopened           int         not null,
    thanked            boolean     not null,
    unresolvable_by    uuid,
    version            bigint      not null,
    constraint resident_request_pk primary key (id),
    constraint resident_request_status check (status in
        ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING', 'RESOLVED', 'CONFIRMED', 'RESOLVED_UNCONFIRMED',
         'WITHDRAWN', 'DUPLICATE', 'UNRESOLVABLE', 'NOT_A_REQUEST')),
    constraint resident_request_waiting check ((status = 'WAITING') = (waiting_for is not null)),
    constraint resident_request_cycle check (cycle = reopened + 1)
);
create index resident_request_zone on resident_request (zone, opened_at, id);
create index resident_request_district on resident_request (district, opened_at, id);
create index resident_request_household on resident_request (household, opened_at, id);
create index resident_request_sender on resident_request (sender_id, sender_channel, sender_tenant)
    where household is null;
create index resident_request_open on resident_request (zone)
    where status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING');
create index resident_request_load on resident_request (assignee)
    where status in ('OPEN', 'RESPONDED', 'IN_PROGRESS', 'WAITING');
create index resident_request_waiting_until on resident_request (waiting_until) where status = 'WAITING';
comment on column resident_request.household is 'null: raised by a guest, or by telephone without an address';
comment on column resident_request.group_id is 'the group in which it was raised; null: in private, by API or telephone';
comment on column resident_request.message_id is 'the platform''s id of the message that opened it';
comment on column resident_request.reopen_until is 'until when "not solved" reopens it; stamped by the resolution';
comment on column resident_request.unresolvable_by is 'the officer who first called it unresolvable; a second one closes it';

create table request_helper (
    request uuid not null,
    officer uuid not null,
    constraint request_helper_pk primary key (request, officer),
    constraint request_helper_of_request foreign key (request) references resident_request (id)
);
create index request_helper_officer on request_helper (officer);

create table request_update (
    id          uuid        not null,
    request     uuid        not null,
    kind        text        not null,
    officer     uuid,
    member      uuid,
    text        text,
    message_key uuid,
    promised_at timestamptz,
    waiting_for text,
    until       timestamptz,
    way_forward text,
    occurred_at timestamptz not null,
    constraint request_update_pk primary key (id),
    constraint request_update_of_request foreign key (request) references resident_request (id)
);
create index request_update_request on request_update (request, id);
comment on table request_update is 'what was said and done about a request, in order; only added to';

-- What supervision-service tells about deadlines. No row here changes a request's version: whether
-- and how somebody supervises must not show in it.
create table policy_duration (
    zone     uuid not null,
    category text not null,
    priority text not null,
    kind     text not null,
    duration text not null,
    constraint policy_duration_pk primary key (zone, category, priority, kind)
);
comment on column policy_duration.duration is 'ISO 8601';

create table request_deadline (
    clock   uuid        not null,
    request uuid        not null,
    kind    text        not null,
    cycle   int         not null,
    due_at  timestamptz not null,
    running boolean     not null,
    constraint request_deadline_pk primary key (clock)
);
create index request_deadline_request on request_deadline (request);

create table coordination (
    escalation uuid    not null,
    request    uuid    not null,
    running    boolean not null,
    constraint coordination_pk primary key (escalation)
);
create index coordination_request on coordination (request) where running;
