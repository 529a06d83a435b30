-- More kinds of matters than requests and deliveries.
alter table matter drop constraint matter_about;
alter table matter
    add constraint matter_about check (about in
        ('REQUEST', 'DELIVERY', 'RUMOUR', 'HOUSEHOLD', 'VACANCY', 'FINDING'));

alter table fact
    add column kind      text,
    add column round     int,
    add column amount_ms bigint,
    add column officer   uuid,
    add column template_only boolean;
comment on column fact.kind is 'of EXTENDED: which clock of the matter, with cycle and round';
comment on column fact.amount_ms is 'of EXTENDED: by how much';
comment on column fact.until_at is
    'of WAITING: when it ends by itself; of VISIT_DUE: when the next visit falls due; of ANSWER_FAILED: when the word was said that did not arrive';
comment on column fact.officer is 'whose word it was; none for what supervision decided';
comment on column fact.template_only is 'of ANSWERED: a ready text and nothing else';

alter table clock
    add column time_zone text,
    add column alarm_at  timestamptz;
comment on column clock.time_zone is 'local time whose quiet hours, as the stamped policy has them, stop the clock; null: none do';
comment on column clock.alarm_at is 'since when a life may be at risk: escalated at once, whatever the ladder says';

-- Which policy held for a clock since when: with the facts all that a clock is derived from.
create table clock_term (
    matter         uuid        not null,
    kind           text        not null,
    cycle          int         not null,
    round          int         not null,
    seq            bigint      not null generated always as identity,
    at             timestamptz not null,
    cause          text        not null,
    policy_name    text        not null,
    policy_version int         not null,
    time_zone      text,
    due_before     timestamptz,
    due_at         timestamptz not null,
    constraint clock_term_pk primary key (matter, kind, cycle, round, seq),
    constraint clock_term_cause check (cause in ('STARTED', 'REPRICED', 'POLICY'))
);
comment on column clock_term.cause is 'STARTED; REPRICED: another category or priority; POLICY: a new version was told to apply to what runs';
insert into clock_term (matter, kind, cycle, round, at, cause, policy_name, policy_version, due_at)
select matter, kind, cycle, round, started_at, 'STARTED', policy_name, policy_version, due_at
from clock;

-- A policy was told to apply to what runs: worked off matter by matter, in short transactions.
create table policy_application (
    district text        not null,
    at       timestamptz not null,
    done_up_to uuid,
    constraint policy_application_pk primary key (district)
);
comment on column policy_application.done_up_to is 'the last matter done, in the order of ids';

create table extension (
    id           uuid        not null,
    clock        uuid        not null,
    district     text        not null,
    asked_by     text        not null,
    officer      uuid,
    asked_at     timestamptz not null,
    due_before   timestamptz not null,
    due_wanted   timestamptz not null,
    reason       text        not null,
    decide_by    timestamptz not null,
    by_default   text        not null,
    verdict      text,
    decided_at   timestamptz,
    constraint extension_pk primary key (id),
    constraint extension_forward check (due_wanted > due_before),
    constraint extension_verdict check (verdict in ('GRANTED', 'REFUSED', 'OVERTAKEN')),
    constraint extension_decided check ((verdict is null) = (decided_at is null))
);
create unique index extension_open on extension (clock) where verdict is null;
create index extension_of_clock on extension (clock, asked_at desc);
create index extension_undecided on extension (decide_by) where verdict is null;
comment on column extension.asked_by is 'the subject who asked: somebody else decides';
comment on column extension.verdict is 'by whom is not kept here: it shows as decided by Qunli';
comment on column extension.reason is 'the officer''s words to whoever decides';
create index talk_member on talk (member) where member is not null;
