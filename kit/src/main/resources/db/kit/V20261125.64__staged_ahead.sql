-- What a staged event needs beside its own row is written when it is staged, so that the transaction
-- in which the batch becomes true is short (docs/adr/0013): personal text may be there before its event.
alter table event_personal drop constraint event_personal_of_event;
comment on table event_personal is
    'personal text of an event, apart so that it can be erased and the log still replays; that of a staged event lies here already';
alter table event_staged add column fresh boolean not null default false;
comment on column event_staged.fresh is 'the first event of its subject, whose version row was written with it';
comment on column event_staged.personal is 'not written any more, see event_personal; dropped by a later release';
