alter table officer add column unit text;
comment on column officer.unit is 'the work unit that sent them';

-- What is heard of a request that no clock needs, but a scorecard does.
create table signal (
    event_id uuid        not null,
    seq      bigint      not null generated always as identity,
    request  uuid        not null,
    kind     text        not null,
    at       timestamptz not null,
    officer  uuid,
    score    int,
    constraint signal_pk primary key (event_id),
    constraint signal_kind check (kind in ('RATED', 'THANKED', 'OBJECTED'))
);
create index signal_of_request on signal (request, seq);

-- Whose a request was, and since when.
create table tenure (
    event_id uuid        not null,
    seq      bigint      not null generated always as identity,
    request  uuid        not null,
    at       timestamptz not null,
    officer  uuid,
    post     text,
    constraint tenure_pk primary key (event_id)
);
create index tenure_of_request on tenure (request, seq);

-- Requests about which something may have become known. Only ever added to by who writes, so that nobody waits.
create table score_touch (
    id      bigint not null generated always as identity,
    request uuid   not null,
    constraint score_touch_pk primary key (id)
);

-- What counts: one row for each thing that is counted of a request.
create table mark (
    request  uuid    not null,
    measure  text    not null,
    turn     int     not null,
    day      date    not null,
    district text    not null,
    zone     uuid    not null,
    officer  uuid,
    unit     text,
    post     text,
    n        int     not null,
    hits     int     not null,
    amount   bigint,
    excluded boolean not null,
    constraint mark_pk primary key (request, measure, turn)
);
comment on column mark.day is 'in the district''s local time';
comment on column mark.officer is 'whose the request was at that time; unit and post likewise';
comment on column mark.amount is 'seconds, or the resident''s score';

-- The sums of the marks by day, so that no answer reads the history.
create table tally (
    scope_kind text    not null,
    district   text    not null,
    scope      text    not null,
    day        date    not null,
    measure    text    not null,
    excluded   boolean not null,
    n          bigint  not null,
    hits       bigint  not null,
    amount     bigint  not null,
    constraint tally_pk primary key (scope_kind, district, day, scope, measure, excluded),
    constraint tally_scope_kind check (scope_kind in ('OFFICER', 'UNIT', 'POST', 'ZONE', 'DISTRICT'))
);
create index tally_of_scope on tally (scope_kind, scope, day);

create table latency (
    scope_kind text    not null,
    district   text    not null,
    scope      text    not null,
    day        date    not null,
    measure    text    not null,
    excluded   boolean not null,
    bucket     int     not null,
    n          bigint  not null,
    constraint latency_pk primary key (scope_kind, district, day, scope, measure, excluded, bucket)
);
create index latency_of_scope on latency (scope_kind, scope, day);
comment on column latency.bucket is 'floor(ln(1 + seconds) / ln(1.05))';

create table frozen_month (
    district   text        not null,
    month      date        not null,
    definition int         not null,
    frozen_at  timestamptz not null,
    constraint frozen_month_pk primary key (district, month)
);
comment on table frozen_month is 'sums of these months don''t change any more';

create table score_correction (
    id       uuid        not null,
    district text        not null,
    month    date        not null,
    request  uuid        not null,
    measure  text        not null,
    turn     int         not null,
    counted  jsonb,
    correct  jsonb,
    found_at timestamptz not null,
    constraint score_correction_pk primary key (id),
    constraint score_correction_once unique (request, measure, turn)
);
create index score_correction_of on score_correction (district, month, id);
comment on table score_correction is 'what a frozen month would count now, and counts no more; the last word on each';

create table exclusion (
    id         uuid        not null,
    request    uuid        not null,
    district   text        not null,
    zone       uuid        not null,
    reason     text        not null,
    appellant  uuid,
    state      text        not null,
    asked_at   timestamptz not null,
    decided_at timestamptz,
    constraint exclusion_pk primary key (id),
    constraint exclusion_state check (state in ('PROPOSED', 'APPROVED', 'REFUSED'))
);
create unique index exclusion_open on exclusion (request, appellant) nulls not distinct
    where state in ('PROPOSED', 'APPROVED');
comment on index exclusion_open is
    'each officer''s appeal stands beside what supervision proposed: nobody learns of that by appealing';
create index exclusion_newest on exclusion (district, id);
create index exclusion_appellant on exclusion (appellant, id) where appellant is not null;
comment on column exclusion.appellant is 'the officer who appealed; none when it was proposed otherwise';
