-- What retention needs: which events end their subject, and a subject's events in order.
alter table event add column ends boolean not null default false;
comment on column event.ends is
    'the last word on its subject: once it is older than the retention, what came before it can go';

create index event_of_subject on event (subject, subject_version);
