-- Whoever watched a zone watches what became of it. Once: what a lead decides afterwards stays.
create table followed_descent (
    zone   uuid not null,
    origin uuid not null,
    constraint followed_descent_pk primary key (zone, origin)
);
grant select, insert on followed_descent to ${watchRole};
