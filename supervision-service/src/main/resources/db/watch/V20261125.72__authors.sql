-- Who did what others see without its author.
create table author (
    id          uuid        not null,
    act         text        not null,
    about       uuid        not null,
    subject     text        not null,
    note        text,
    at          timestamptz not null,
    request_key text,
    digest      text,
    constraint author_pk primary key (id),
    constraint author_request_key_unique unique (request_key)
);
create index author_about on author (about);
comment on column author.note is 'words of supervision: for supervision only';
comment on column author.request_key is 'unique per client, so that a repeated call finds what it made before';
comment on column author.digest is 'of what was asked for under that key';
grant select, insert on author to ${watchRole};
