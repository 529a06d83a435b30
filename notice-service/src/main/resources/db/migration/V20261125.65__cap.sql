-- Where zones lie, and the alerts of the Common Alerting Protocol as they were published.
create table boundary (
    zone     uuid  not null,
    geometry jsonb not null,
    vertices int   not null,
    constraint boundary_pk primary key (zone)
);
comment on column boundary.geometry is 'a GeoJSON MultiPolygon in WGS-84, longitude first';

create table cap_alert (
    notice uuid        not null,
    sender text        not null,
    sent   timestamptz not null,
    xml    text        not null,
    tag    text        not null,
    constraint cap_alert_pk primary key (notice),
    constraint cap_alert_of_notice foreign key (notice) references notice (id)
);
comment on table cap_alert is 'written once: an identifier stands for one text, wherever the zones lie later';
