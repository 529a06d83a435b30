-- A matter is what clocks run on: a request, or the delivery of a notice.
create table matter (
    id            uuid        not null,
    about         text        not null,
    district      text        not null,
    zone          uuid        not null,
    level         text        not null,
    category      text,
    priority      text,
    life_at_risk  boolean     not null default false,
    state         text        not null,
    cycle         int         not null,
    opened_at     timestamptz not null,
    assignee      uuid,
    assignee_post text,
    helpers       uuid[]      not null default '{}',
    excerpt       text,
    constraint matter_pk primary key (id),
    constraint matter_about check (about in ('REQUEST', 'DELIVERY')),
    constraint matter_state check (state in ('OPEN', 'WAITING', 'RESOLVED', 'DONE'))
);
create index matter_open on matter (zone) where state <> 'DONE';
create index matter_assignee on matter (assignee) where assignee is not null;
comment on column matter.level is 'of the zone when the matter began: a later change binds new matters only';
comment on column matter.excerpt is 'personal: read by the watch only';

-- Deadlines derive from these alone, so that they can be recomputed and explained.
create table fact (
    matter      uuid        not null,
    seq         bigint      not null generated always as identity,
    event_id    uuid        not null,
    type        text        not null,
    at          timestamptz not null,
    cycle       int         not null,
    promised_at timestamptz,
    until_at    timestamptz,
    constraint fact_pk primary key (matter, seq),
    constraint fact_event_unique unique (event_id)
);
comment on column fact.at is 'when it happened, not when it was heard';

create table clock (
    id             uuid        not null,
    matter         uuid        not null,
    about          text        not null,
    district       text        not null,
    zone           uuid        not null,
    kind           text        not null,
    cycle          int         not null,
    round          int         not null,
    started_at     timestamptz not null,
    due_at         timestamptz not null,
    state          text        not null,
    stopped_at     timestamptz,
    outcome        text,
    overdue_at     timestamptz,
    unconfirmed    boolean     not null default false,
    policy_name    text        not null,
    policy_version int         not null,
    duration_ms    bigint      not null,
    waiting_cap_ms bigint      not null,
    spot           double precision,
    constraint clock_pk primary key (id),
    constraint clock_unique unique (matter, kind, cycle, round),
    constraint clock_state check (state in ('RUNNING', 'PAUSED', 'OVERDUE', 'STOPPED')),
    constraint clock_outcome check ((state = 'STOPPED') = (outcome is not null and stopped_at is not null))
);
create index clock_of_zone on clock (zone, due_at) where state <> 'STOPPED';
create index clock_newest on clock (district, id);
comment on column clock.policy_version is 'stamped when the clock starts; only a new category or priority chooses anew';
comment on column clock.spot is 'share of the term at which the policy''s random spot reminder falls; told to nobody';
comment on column clock.overdue_at is 'when the breach was found; null again when an answer proves to be earlier';

-- What is due. One row per running clock: the watcher takes it, fires all that fell due, puts the next.
create table due (
    next_at timestamptz not null,
    clock   uuid        not null,
    step    int         not null,
    feed    text        not null,
    constraint due_pk primary key (clock)
);
create index due_next on due (next_at);
comment on column due.feed is 'the feed that must have been applied up to next_at before anything fires';
