create table zone_boundary (
    zone_id            uuid             not null,
    geometry           jsonb,
    west               double precision,
    south              double precision,
    east               double precision,
    north              double precision,
    label_lon          double precision,
    label_lat          double precision,
    area_square_metres double precision,
    version            bigint           not null,
    changed_at         timestamptz      not null,
    constraint zone_boundary_pk primary key (zone_id),
    constraint zone_boundary_of_zone foreign key (zone_id) references zone (id),
    constraint zone_boundary_whole check (num_nulls(geometry, west, south, east, north,
                                                    label_lon, label_lat, area_square_metres) in (0, 8)),
    constraint zone_boundary_box check (west <= east and south <= north)
);
create index zone_boundary_by_box on zone_boundary using gist (box(point(west, south), point(east, north)))
    where geometry is not null;
comment on table zone_boundary is 'where a zone lies, in degrees of WGS-84';
comment on column zone_boundary.geometry is 'a GeoJSON MultiPolygon; null once removed, so that its version goes on';
comment on column zone_boundary.label_lon is 'of a point inside, to write the name at';
comment on index zone_boundary_by_box is 'for && with the box of a map';
