-- 8-2 comes before 8-10: every number padded to ten digits, compared byte by byte. Not an ICU
-- collation: those change with the library, and the index would be wrong until it is rebuilt.
create function natural_order(part text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(regexp_replace(part, '([0-9]+)', '0000000000\1', 'g'),
                          '[0-9]*([0-9]{10})', '\1', 'g');

alter table household
    add column door_order text collate "C" not null generated always as (
        natural_order(building) || E'\x01' || natural_order(unit) || E'\x01' || natural_order(room)) stored,
    add column check_in_from        timestamptz,
    add column last_check_in_at     timestamptz,
    add column next_check_in_due_at timestamptz;
comment on column household.door_order is 'building, unit and room as people count them, separated by U+0001';
comment on column household.check_in_from is
    'from when the interval of its care flags runs: the last check-in, else when it was flagged; null without an interval';
comment on column household.next_check_in_due_at is 'by all its flags; who may not see one is told a later time or none';

create index household_in_order on household (zone_id, door_order, id) where active;
create index household_flagged on household (zone_id, door_order, id) where active and flags <> '{}';
create index household_check_in_due on household (zone_id, next_check_in_due_at)
    where active and next_check_in_due_at is not null;
create index household_by_label on household (zone_id, label collate "C") where active;

update household
set flags = array_replace(array_replace(flags, 'PREGNANCY', 'PREGNANT'), 'DISABILITY', 'DISABLED')
where flags && array ['PREGNANCY', 'DISABILITY'];

create table care_rules (
    district         text        not null,
    rules            jsonb       not null,
    changed_at       timestamptz not null,
    version          bigint      not null,
    followed_version bigint      not null,
    followed_after   uuid,
    constraint care_rules_pk primary key (district),
    constraint care_rules_of_district foreign key (district) references district (code)
);
create index care_rules_unfollowed on care_rules (changed_at) where followed_version < version;
comment on table care_rules is 'who sees which care flag and how often to visit, where a district differs from what is shipped';
comment on column care_rules.followed_version is 'the version by which all households have their next check-in';
comment on column care_rules.followed_after is 'the last household that follows the present version, while others have yet to';

create table check_in (
    id           uuid        not null,
    household_id uuid        not null,
    zone_id      uuid        not null,
    officer_id   uuid        not null,
    at           timestamptz not null,
    outcome      text        not null,
    note         text,
    recorded_at  timestamptz not null,
    constraint check_in_pk primary key (id),
    constraint check_in_of_household foreign key (household_id) references household (id),
    constraint check_in_outcome check (outcome in ('FINE', 'NEEDS_HELP', 'NOBODY_HOME', 'REFUSED'))
);
create index check_in_of_household_by_time on check_in (household_id, at desc, id desc);
comment on column check_in.note is 'personal';
