-- Duty says what is done in each interval, not only when: a substitute fills another's post, a delegate answers
-- for some matters only.
alter table duty
    add column posts         text[],
    add column duties        text[],
    add column stands_in_for uuid[];
comment on column duty.posts is 'posts filled in this interval, the foremost first; empty for a delegate off shift; null: the entry''s';
comment on column duty.duties is 'matters answered for in this interval; null: the entry''s';
comment on column duty.stands_in_for is 'officers whose post is filled in their place';

update duty set posts = array [r.post], duties = r.duties, stands_in_for = '{}'
from roster_entry r
where r.zone_id = duty.zone_id and r.officer_id = duty.officer_id;

alter table roster_entry
    add column stand_in    boolean not null default false,
    add column rostered_at timestamptz;
comment on column roster_entry.stand_in is 'on this roster only while standing in for somebody: no shifts, takes no slot';
comment on column roster_entry.rostered_at is 'since when they serve here without a break; null: since created_at';

create table roster_term (
    zone_id       uuid        not null,
    officer_id    uuid        not null,
    valid_from    timestamptz not null,
    valid_until   timestamptz,
    post          text        not null,
    duties        text[]      not null,
    shifts        jsonb       not null,
    introduced_at timestamptz,
    introduction  text,
    stand_in      boolean     not null,
    constraint roster_term_pk primary key (zone_id, officer_id, valid_from),
    constraint roster_term_lasts check (valid_until > valid_from)
);
create unique index roster_term_open on roster_term (zone_id, officer_id) where valid_until is null;
comment on table roster_term is
    'every roster entry as it stood from a moment until another; written on change, never corrected';

insert into roster_term (zone_id, officer_id, valid_from, post, duties, shifts, introduced_at, introduction, stand_in)
select zone_id, officer_id, created_at, post, duties, shifts, introduced_at, introduction, false
from roster_entry where active;

create table roster_deviation (
    id          uuid        not null,
    zone_id     uuid        not null,
    officer_id  uuid        not null,
    kind        text        not null,
    other_id    uuid,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    duties      text[]      not null,
    reason      text,
    state       text        not null,
    entered_at  timestamptz not null,
    settled_at  timestamptz,
    version     bigint      not null,
    constraint roster_deviation_pk primary key (id),
    constraint roster_deviation_lasts check (ends_at > starts_at),
    constraint roster_deviation_kind check (kind in ('ABSENCE', 'EXTRA_DUTY', 'SUBSTITUTION', 'DELEGATION')),
    constraint roster_deviation_state check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'CANCELLED')),
    constraint roster_deviation_other check ((other_id is not null) = (kind in ('SUBSTITUTION', 'DELEGATION')))
);
create index roster_deviation_of_zone on roster_deviation (zone_id, ends_at);
create index roster_deviation_of_officer on roster_deviation (officer_id, ends_at);
create index roster_deviation_of_other on roster_deviation (other_id, ends_at) where other_id is not null;
comment on table roster_deviation is 'dated exceptions from the weekly shifts';
comment on column roster_deviation.other_id is 'the substitute or delegate';
comment on column roster_deviation.duties is 'what is delegated';
comment on column roster_deviation.reason is 'may be about health: for administrators and the officer only';
comment on column roster_deviation.settled_at is 'when it was accepted, refused or cancelled';
