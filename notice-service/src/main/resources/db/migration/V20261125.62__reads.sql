-- Which households have read a notice, and whom the unread were told to.
create table notice_read (
    notice    uuid        not null,
    household uuid        not null,
    zone      uuid        not null,
    at        timestamptz not null,
    constraint notice_read_pk primary key (notice, household),
    constraint notice_read_of_notice foreign key (notice) references notice (id)
);
create index notice_read_of_zone on notice_read (notice, zone);

create table unread_word (
    notice  uuid        not null,
    zone    uuid        not null,
    officer uuid        not null,
    said_at timestamptz not null,
    constraint unread_word_pk primary key (notice, zone),
    constraint unread_word_of_notice foreign key (notice) references notice (id)
);
comment on table unread_word is 'a zone''s unread doors were told to its grid worker: once for each notice';
create index unread_word_of_officer on unread_word (officer, said_at);

alter table roster add column post text;
comment on column roster.post is 'null until the entry is told again';
