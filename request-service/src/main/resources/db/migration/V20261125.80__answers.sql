-- Which solved requests can be found by their words. No text is kept here: it is read from where it was
-- said, so that an edit, a recall or a purge there needs nothing here.
create table answer (
    request   uuid        not null,
    word      uuid        not null,
    officer   uuid        not null,
    district  text        not null,
    zone      uuid        not null,
    category  text        not null,
    terms     int[]       not null,
    asked     int         not null,
    solved_at timestamptz not null,
    constraint answer_pk primary key (request),
    constraint answer_of_request foreign key (request) references resident_request (id) on delete cascade,
    constraint answer_word foreign key (word) references request_update (id) on delete cascade,
    constraint answer_asked check (asked between 0 and cardinality(terms))
);
comment on column answer.word is 'the officer''s word that is the answer';
comment on column answer.terms is 'hashes: of the question''s terms, then of those only in the answer';
comment on column answer.asked is 'how many of the terms are the question''s';

-- Without a pending list: a search must not read through what was just written.
create index answer_terms on answer using gin (terms) with (fastupdate = off);
create index answer_newest on answer (district, solved_at desc);
create index answer_zone on answer (zone, solved_at desc);
create index answer_by_word on answer (word);

-- The share of documents that hold a term is what ANALYZE knows of the array's elements.
alter table answer alter column terms set statistics 1000;

-- What a group was told lately: the same answer isn't told twice in a row.
create table answer_said (
    channel  text        not null,
    tenant   text        not null,
    group_id text        not null,
    request  uuid        not null,
    said_at  timestamptz not null,
    constraint answer_said_pk primary key (channel, tenant, group_id, request)
);
create index answer_said_at on answer_said (said_at);
comment on column answer_said.request is 'the solved one whose answer was told';
