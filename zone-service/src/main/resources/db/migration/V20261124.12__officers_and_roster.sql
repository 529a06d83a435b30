create table officer (
    id         uuid        not null,
    district   text        not null,
    name       text        not null,
    name_en    text,
    phone      text        not null,
    unit       text        not null,
    subject    text,
    active     boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    constraint officer_pk primary key (id),
    constraint officer_of_district foreign key (district) references district (code)
);
create unique index officer_subject on officer (subject) where active;
create index officer_by_district on officer (district, id);
comment on column officer.unit is 'the work unit that sent them';

create table roster_entry (
    id            uuid        not null,
    zone_id       uuid        not null,
    officer_id    uuid        not null,
    post          text        not null,
    duties        text[]      not null,
    shifts        jsonb       not null,
    introduced_at timestamptz,
    introduction  text,
    active        boolean     not null,
    planned_until timestamptz not null,
    plan_due_at   timestamptz not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    version       bigint      not null,
    constraint roster_entry_pk primary key (id),
    constraint roster_entry_once unique (zone_id, officer_id),
    constraint roster_entry_of_zone foreign key (zone_id) references zone (id),
    constraint roster_entry_of_officer foreign key (officer_id) references officer (id),
    constraint roster_entry_post check (post in ('TOWNSHIP_CADRE', 'MEDICAL_WORKER', 'POLICE_OFFICER',
        'VILLAGE_CADRE', 'GRID_WORKER', 'VOLUNTEER'))
);
create index roster_entry_plan_due on roster_entry (plan_due_at) where active;
create index roster_entry_of_officer_by_zone on roster_entry (officer_id, zone_id);
comment on column roster_entry.shifts is 'local times in the district''s time zone';
comment on column roster_entry.plan_due_at is 'when the planner must expand the shifts again';

create table duty (
    zone_id    uuid        not null,
    officer_id uuid        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    constraint duty_pk primary key (zone_id, officer_id, starts_at),
    constraint duty_lasts check (ends_at > starts_at),
    constraint duty_of_officer foreign key (zone_id, officer_id) references roster_entry (zone_id, officer_id)
);
create index duty_by_end on duty (zone_id, ends_at);
comment on table duty is 'shifts as concrete intervals; what has passed stays as it was';
