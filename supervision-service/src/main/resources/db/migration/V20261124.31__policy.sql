create table policy (
    name     text not null,
    district text not null,
    version  int  not null,
    constraint policy_pk primary key (name)
);
create index policy_of_district on policy (district);

create table policy_version (
    name       text        not null,
    version    int         not null,
    document   jsonb       not null,
    created_at timestamptz not null,
    constraint policy_version_pk primary key (name, version),
    constraint policy_version_of foreign key (name) references policy (name)
);
comment on table policy_version is 'every version is kept: running clocks go on by the one stamped on them';
