-- What a large publication leaves for after its transaction: a part has at most some thousand groups.
create table fan_out_part (
    notice   uuid   not null,
    part     int    not null,
    bindings uuid[] not null,
    constraint fan_out_part_pk primary key (notice, part),
    constraint fan_out_part_of_notice foreign key (notice) references notice (id)
);
comment on table fan_out_part is 'groups that a published notice hasn''t been delivered to yet; a row goes with the transaction that delivers';
