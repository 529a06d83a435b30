create table district_staffing (
    district   text        not null,
    document   jsonb       not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    constraint district_staffing_pk primary key (district),
    constraint district_staffing_of_district foreign key (district) references district (code),
    constraint district_staffing_counts check (version > 0)
);
comment on column district_staffing.document is
    'slots by level as an administrator gave them; levels and posts that it does not name have what ships';
