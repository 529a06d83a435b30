-- What each district says of a category, version by version. As shipped is a file of the release;
-- the table category stays for the release before.
create table category_version (
    district   text        not null,
    category   text        not null,
    version    bigint      not null,
    rules      jsonb       not null,
    changed_by text,
    changed_at timestamptz not null,
    reason     text,
    constraint category_version_pk primary key (district, category, version),
    constraint category_version_counts check (version > 0)
);
comment on table category_version is 'only added to; the greatest version holds';
comment on column category_version.rules is '{nameZh, nameEn, posts [], templates [{key, zh, en}]}';
comment on column category_version.changed_by is 'the administrator''s subject; null: by a release before';

-- Of a release before, one word of an administrator held in every district.
insert into category_version (district, category, version, rules, changed_by, changed_at, reason)
select d.code, c.code, 1,
       jsonb_build_object('nameZh', c.name_zh, 'nameEn', c.name_en, 'posts', to_jsonb(c.posts),
                          'templates', '[]'::jsonb),
       null, clock_timestamp(), null
from category c cross join district d
where c.version > 0;
