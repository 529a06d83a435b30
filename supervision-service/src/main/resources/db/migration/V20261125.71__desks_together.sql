-- Several desks may work on one matter, and one cause may lie behind many.
create table escalation_cause (
    id        uuid        not null,
    district  text        not null,
    kind      text        not null,
    note      text,
    opened_at timestamptz not null,
    outcome   text,
    closed_at timestamptz,
    constraint escalation_cause_pk primary key (id),
    constraint escalation_cause_closed check ((outcome is null) = (closed_at is null))
);
create index escalation_cause_newest on escalation_cause (district, id);
comment on column escalation_cause.note is 'in a desk''s words';

alter table escalation add column cause uuid;
alter table escalation add constraint escalation_cause_of foreign key (cause) references escalation_cause (id);
create index escalation_of_cause on escalation (cause) where cause is not null;
create index escalation_of_clock on escalation (clock);

create table escalation_desk (
    escalation      uuid        not null,
    desk            text        not null,
    owner           boolean     not null,
    given_at        timestamptz not null,
    acknowledged_at timestamptz,
    outcome         text,
    done_at         timestamptz,
    constraint escalation_desk_pk primary key (escalation, desk),
    constraint escalation_desk_escalation foreign key (escalation) references escalation (id),
    constraint escalation_desk_desk foreign key (desk) references desk (code)
);
create index escalation_desk_of on escalation_desk (desk, escalation);
create unique index escalation_desk_owner on escalation_desk (escalation) where owner;
comment on column escalation_desk.owner is 'whose outcome ends the escalation; the others'' end their own part';
insert into escalation_desk (escalation, desk, owner, given_at, acknowledged_at, outcome, done_at)
select e.id, e.desk, true, coalesce(e.routed_at, e.opened_at), e.acknowledged_at, e.outcome, e.closed_at
from escalation e join desk d on d.code = e.desk;
comment on column escalation.desk is 'no longer written: see escalation_desk';
drop index escalation_unrouted;
comment on column escalation.routed_at is 'no longer written: every escalation goes to its desks at once';

-- A private word to somebody at a desk, so that a failed one goes on to the next way.
create table desk_word (
    saying     uuid        not null,
    escalation uuid        not null,
    desk       text        not null,
    way        int         not null,
    failed     boolean     not null default false,
    constraint desk_word_pk primary key (saying),
    constraint desk_word_escalation foreign key (escalation) references escalation (id)
);
create index desk_word_of on desk_word (escalation, desk, way);
comment on column desk_word.way is 'which of the desk''s ways it went, from 0';

alter table desk
    add column opening jsonb not null default '[]',
    add column categories text[] not null default '{}',
    add column night_desk text;
comment on column desk.opening is 'when somebody is there, in the district''s local time; none: always';
comment on column desk.categories is 'of a department: matters that go to it beside the headquarters';
comment on column desk.night_desk is 'the desk that is told while this one is closed and nobody on call is reached';

create table desk_on_call (
    desk     text not null,
    position int  not null,
    channel  text not null,
    tenant   text not null,
    user_id  text not null,
    constraint desk_on_call_pk primary key (desk, position),
    constraint desk_on_call_of foreign key (desk) references desk (code)
);
create index desk_chat_person on desk_chat (channel, tenant, user_id);
create index desk_on_call_person on desk_on_call (channel, tenant, user_id);
comment on table desk_on_call is 'who is told in private while the desk is closed, in this order';
