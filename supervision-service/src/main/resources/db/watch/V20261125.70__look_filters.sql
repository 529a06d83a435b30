-- The auditor asks who looked, and at what.
alter table look add column about uuid[] not null default '{}';
comment on column look.about is 'ids in the path';
create index look_subject on look (subject, id);
create index look_about on look using gin (about);
