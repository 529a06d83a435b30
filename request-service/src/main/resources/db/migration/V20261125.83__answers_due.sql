-- Requests whose place in the index of answers is still to be made: what was solved before there was one,
-- and all of it when texts are cut otherwise than before.
create table answer_due (
    request uuid not null,
    constraint answer_due_pk primary key (request)
);
insert into answer_due (request)
select id from resident_request where status in ('RESOLVED', 'CONFIRMED', 'RESOLVED_UNCONFIRMED');

create table answer_cut (
    one     boolean not null default true,
    version text    not null,
    constraint answer_cut_pk primary key (one),
    constraint answer_cut_one check (one)
);
comment on table answer_cut is 'how the texts of the index were cut: one row';
