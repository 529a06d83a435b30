create table district_lexicon (
    district   text        not null,
    version    bigint      not null,
    entries    jsonb       not null,
    reason     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    constraint district_lexicon_pk primary key (district, version),
    constraint district_lexicon_version check (version > 0)
);
comment on table district_lexicon is 'what districts add to the reader''s lexicon; the last version counts, earlier ones are kept and never changed';
comment on column district_lexicon.changed_by is 'subject of the administrator''s token';
