alter table request_update
    add column template_only boolean not null default false,
    add column saying        uuid,
    add column lost_at       timestamptz;
create index request_update_saying on request_update (saying) where saying is not null;
comment on column request_update.template_only is 'an officer''s words that are only a template''s';
comment on column request_update.saying is 'by which an answer by API is told; null: nothing to tell, or said in the group itself';
comment on column request_update.lost_at is 'when it turned out that the saying did not arrive: no answer then; null: it did, or is on its way';
