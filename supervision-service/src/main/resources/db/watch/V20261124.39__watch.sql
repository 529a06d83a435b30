-- Covert: only the owner, who migrates, and the role of the data source "watch" get at this schema.
create table team (
    id         uuid        not null,
    district   text        not null,
    name       text        not null,
    created_at timestamptz not null,
    request_key text,
    constraint team_pk primary key (id),
    constraint team_name_unique unique (district, name),
    constraint team_request_key_unique unique (request_key)
);

create table team_supervisor (
    team    uuid not null,
    subject text not null,
    constraint team_supervisor_pk primary key (team, subject),
    constraint team_supervisor_of foreign key (team) references team (id)
);
create index team_supervisor_subject on team_supervisor (subject);

create table team_zone (
    team uuid not null,
    zone uuid not null,
    constraint team_zone_pk primary key (team, zone),
    constraint team_zone_of foreign key (team) references team (id)
);
create index team_zone_zone on team_zone (zone);

create table nudge (
    reminder    uuid        not null,
    subject     text        not null,
    matter      uuid        not null,
    at          timestamptz not null,
    request_key text,
    constraint nudge_pk primary key (reminder),
    constraint nudge_request_key_unique unique (request_key)
);

create table look (
    id        uuid        not null,
    at        timestamptz not null,
    subject   text        not null,
    districts text[]      not null,
    operation text        not null,
    path      text        not null,
    constraint look_pk primary key (id)
);
comment on table look is 'who looked at what, ids only; append-only';

-- Made by the schema's owner, used by another role: a look can't be taken back, nor a nudge disowned.
grant usage on schema watch to ${watchRole};
grant select, insert, update, delete on team, team_supervisor, team_zone to ${watchRole};
grant select, insert on look, nudge to ${watchRole};
