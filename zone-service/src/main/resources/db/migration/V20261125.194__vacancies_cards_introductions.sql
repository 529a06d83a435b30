create table vacancy (
    id         uuid        not null,
    zone_id    uuid        not null,
    district   text        not null,
    post       text,
    category   text,
    officer_id uuid,
    reason     text        not null,
    since      timestamptz not null,
    closed_at  timestamptz,
    outcome    text,
    constraint vacancy_pk primary key (id),
    constraint vacancy_of_one_thing check (num_nonnulls(post, category, officer_id) = 1),
    constraint vacancy_closed check ((closed_at is null) = (outcome is null))
);
create unique index vacancy_open on vacancy
    (zone_id, coalesce(post, ''), coalesce(category, ''), coalesce(officer_id, '00000000-0000-0000-0000-000000000000'))
    where closed_at is null;
create index vacancy_of_zone on vacancy (zone_id, since);
-- No foreign key: checking one would wait for the zone's row, whose writer may wait for zone_watch.
comment on table vacancy is 'holes in rosters that were told of: a post, a category, or an officer''s missing introduction';
comment on column vacancy.since is 'when it became true, not when it was noticed';

create table zone_watch (
    zone_id uuid        not null,
    due_at  timestamptz not null,
    constraint zone_watch_pk primary key (zone_id)
);
create index zone_watch_due on zone_watch (due_at);
comment on table zone_watch is 'when each zone''s roster must be looked at again: at the next begin or end of duty, or after a change';

insert into zone_watch (zone_id, due_at) select id, '-infinity' from zone;

-- Whoever changes a zone's control, by whatever way, has its roster looked at; a trigger can't be forgotten.
create function watch_zone() returns trigger language plpgsql as $$
begin
    insert into zone_watch (zone_id, due_at) values (new.id, '-infinity')
    on conflict (zone_id) do update set due_at = excluded.due_at;
    return null;
end $$;
create trigger zone_is_watched after insert or update of status, level on zone
    for each row execute function watch_zone();

create index duty_by_start on duty (zone_id, starts_at);

create table duty_card_set (
    zone_id    uuid        not null,
    version    int         not null,
    changed_at timestamptz not null,
    text_zh    text        not null,
    text_en    text        not null,
    cards      jsonb       not null,
    constraint duty_card_set_pk primary key (zone_id, version)
);
create index duty_card_set_by_time on duty_card_set (zone_id, changed_at);
comment on table duty_card_set is 'what the duty cards of a zone said from a moment on';

create table introduction_claim (
    id          uuid        not null,
    message_key uuid        not null,
    zone_id     uuid        not null,
    district    text        not null,
    channel     text        not null,
    tenant      text        not null,
    user_id     text        not null,
    post        text,
    name        text,
    phone       text,
    words       text,
    said_at     timestamptz not null,
    state       text        not null,
    officer_id  uuid,
    settled_at  timestamptz,
    version     bigint      not null,
    constraint introduction_claim_pk primary key (id),
    constraint introduction_claim_of_message unique (message_key),
    constraint introduction_claim_state check (state in ('PENDING', 'CONFIRMED', 'REFUSED')),
    constraint introduction_claim_settled check ((state = 'PENDING') = (settled_at is null)),
    constraint introduction_claim_confirmed check ((state = 'CONFIRMED') = (officer_id is not null))
);
create unique index introduction_claim_pending on introduction_claim (zone_id, channel, tenant, user_id)
    where state = 'PENDING';
create index introduction_claim_of_zone on introduction_claim (zone_id, id);
comment on table introduction_claim is
    'a chat id nobody knows that introduced itself as an officer: bound only when somebody confirms it';
comment on column introduction_claim.words is 'personal, like name and phone: as said in the group';

create index officer_by_unit on officer (district, unit, id);
create index officer_by_name on officer (district, name text_pattern_ops, id);
