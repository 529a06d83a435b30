create table district (
    code       text        not null,
    name_zh    text        not null,
    name_en    text        not null,
    time_zone  text        not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    constraint district_pk primary key (code),
    constraint district_code_gbt2260 check (code ~ '^[1-9][0-9]{5}$')
);
comment on column district.time_zone is 'IANA name; shifts of this district are local times there';

create table zone (
    id               uuid        not null,
    district         text        not null,
    parent_id        uuid,
    name_zh          text        not null,
    name_en          text        not null,
    level            text        not null,
    status           text        not null,
    expected_lift_at timestamptz,
    effective_at     timestamptz not null,
    reason_zh        text,
    reason_en        text,
    source_authority text,
    source_link      text,
    source_document  text,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    version          bigint      not null,
    constraint zone_pk primary key (id),
    constraint zone_of_district foreign key (district) references district (code),
    constraint zone_within foreign key (parent_id) references zone (id),
    constraint zone_not_within_itself check (parent_id is distinct from id),
    constraint zone_level check (level in ('SEALED', 'CONTROLLED', 'PRECAUTION')),
    constraint zone_status check (status in ('PLANNED', 'ACTIVE', 'LIFTED'))
);
create index zone_by_district on zone (district, id);
comment on column zone.effective_at is 'since when the present level and status hold';

create table control_change (
    id               uuid        not null,
    zone_id          uuid        not null,
    level            text,
    status           text,
    expected_lift_at timestamptz,
    reason_zh        text        not null,
    reason_en        text        not null,
    effective_at     timestamptz not null,
    source_authority text,
    source_link      text,
    source_document  text,
    announced_by     text        not null,
    announced_at     timestamptz not null,
    state            text        not null,
    settled_at       timestamptz,
    outcome          text,
    constraint control_change_pk primary key (id),
    constraint control_change_of_zone foreign key (zone_id) references zone (id),
    constraint control_change_level check (level in ('SEALED', 'CONTROLLED', 'PRECAUTION')),
    constraint control_change_status check (status in ('PLANNED', 'ACTIVE', 'LIFTED')),
    constraint control_change_state check (state in ('SCHEDULED', 'APPLIED', 'REFUSED'))
);
create index control_change_due on control_change (effective_at) where state = 'SCHEDULED';
create index control_change_of_zone_by_time on control_change (zone_id, id);
comment on column control_change.level is 'null leaves it as it is, likewise status and expected_lift_at';
comment on column control_change.outcome is 'slug of what spoke against it when its time had come';
