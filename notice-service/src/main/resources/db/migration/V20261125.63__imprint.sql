-- By what published notices are found again from a copy.
create table notice_imprint (
    notice uuid        not null,
    at     timestamptz not null,
    constraint notice_imprint_pk primary key (notice),
    constraint notice_imprint_of_notice foreign key (notice) references notice (id)
);
comment on table notice_imprint is 'whose prints and marks are taken';

create table notice_print (
    print  bytea not null,
    notice uuid  not null,
    constraint notice_print_pk primary key (print, notice)
);
comment on column notice_print.print is 'SHA-256 of a whole text, or of its body, in the form in which texts are compared';

create table notice_mark (
    mark   int  not null,
    notice uuid not null,
    constraint notice_mark_pk primary key (mark, notice)
);
comment on table notice_mark is 'marks of parts of the text: a copy that shares twelve signs in a row shares one';

create table verification_allowance (
    asker   text        not null,
    full_at timestamptz not null,
    constraint verification_allowance_pk primary key (asker)
);
create index verification_allowance_full on verification_allowance (full_at);
comment on column verification_allowance.asker is 'SHA-256 of an address or of a client';
comment on column verification_allowance.full_at is 'when all questions are there again; the row is then forgotten';
