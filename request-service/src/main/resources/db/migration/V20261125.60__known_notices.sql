create table known_notice (
    notice       uuid        not null,
    district     text        not null,
    language     text        not null,
    code         text,
    body         text        not null,
    whole        text        not null,
    bands        int[]       not null,
    published_at timestamptz not null,
    constraint known_notice_pk primary key (notice, district, language)
);
create index known_notice_bands on known_notice using gin (bands);
create index known_notice_code on known_notice (district, code);
create index known_notice_age on known_notice (published_at);
comment on table known_notice is 'official texts from the notices feed: who forwards one asks for nothing';
comment on column known_notice.whole is 'headline and body, as body: letters and digits alone, in lower case';
comment on column known_notice.bands is 'numbers of which texts that resemble it share at least one';
