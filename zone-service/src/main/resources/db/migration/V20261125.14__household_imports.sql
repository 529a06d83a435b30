create table household_import (
    id              uuid        not null,
    zone_id         uuid        not null,
    state           text        not null,
    missing         text        not null,
    visible_flags   text[]      not null,
    client          text        not null,
    idempotency_key text,
    digest          bytea       not null,
    charset         text        not null,
    ignored_columns text[]      not null,
    rows_read       int         not null default 0,
    rows_checked    int         not null default 0,
    rows_applied    int         not null default 0,
    errors          int         not null default 0,
    created         int         not null default 0,
    updated         int         not null default 0,
    unchanged       int         not null default 0,
    closed          int         not null default 0,
    failure         text,
    tries           int         not null default 0,
    holder          uuid,
    lease_until     timestamptz not null,
    started_at      timestamptz not null,
    settled_at      timestamptz,
    cleaned         boolean     not null default false,
    constraint household_import_pk primary key (id),
    constraint household_import_of_zone foreign key (zone_id) references zone (id),
    constraint household_import_state check (
        state in ('RECEIVING', 'CHECKING', 'APPLYING', 'DONE', 'REJECTED', 'FAILED', 'CANCELLED')),
    constraint household_import_missing check (missing in ('KEEP', 'CLOSE'))
);
create unique index household_import_one_at_a_time on household_import (zone_id)
    where state in ('RECEIVING', 'CHECKING', 'APPLYING');
create unique index household_import_key on household_import (client, idempotency_key)
    where idempotency_key is not null;
create index household_import_by_zone on household_import (zone_id, id);
create index household_import_leased on household_import (lease_until)
    where state in ('RECEIVING', 'CHECKING', 'APPLYING');
create index household_import_to_clean on household_import (settled_at) where not cleaned;
create index household_import_settled on household_import (settled_at) where settled_at is not null;
comment on column household_import.visible_flags is 'flags that whoever sent it may see; hidden ones stay as they are';
comment on column household_import.holder is 'who works on it: a pod that lost its lease changes nothing any more';

-- No foreign keys and no event yet: rows on their way, gone when the import is settled.
create table household_import_row (
    import_id uuid   not null,
    line      int    not null,
    building  text   not null,
    unit      text   not null,
    room      text   not null,
    label     text,
    flags     text[],
    constraint household_import_row_pk primary key (import_id, line)
);
create table household_import_plan (
    import_id            uuid   not null,
    household_id         uuid   not null,
    action               text   not null,
    base_version         bigint,
    building             text   not null,
    unit                 text   not null,
    room                 text   not null,
    label                text   not null,
    flags                text[] not null,
    check_in_from        timestamptz,
    next_check_in_due_at timestamptz,
    constraint household_import_plan_pk primary key (import_id, household_id),
    constraint household_import_plan_action check (action in ('CREATE', 'UPDATE', 'CLOSE'))
);
comment on column household_import_plan.base_version is 'of the household as it was when planned; another one now, and it is planned again';

create table household_import_error (
    import_id   uuid   not null,
    line        int    not null,
    column_name text   not null,
    reason      text   not null,
    seq         bigint not null generated always as identity,
    args        text[] not null,
    constraint household_import_error_pk primary key (import_id, line, seq)
);
comment on column household_import_error.line is '0: a household that isn''t in the file';
