-- How many households a zone has, as zone-service counts them: what small cells are judged by.
create table zone_size (
    zone       uuid   not null,
    households bigint not null,
    constraint zone_size_pk primary key (zone)
);
