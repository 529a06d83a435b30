-- How often Qunli may speak in a group, as its front-end told zone-service; null: no limit told.
alter table chat_group add column per_minute int;

-- What Qunli said in a group lately is counted before it says more.
create index saying_of_group on saying (channel, tenant, group_id, created_at) where group_id is not null;

create table held_word (
    request  uuid        not null,
    kind     text        not null,
    channel  text        not null,
    tenant   text        not null,
    group_id text        not null,
    held_at  timestamptz not null,
    constraint held_word_pk primary key (request, kind),
    constraint held_word_of_request foreign key (request)
        references resident_request (id) on delete cascade
        deferrable initially deferred,
    constraint held_word_kind check (kind in ('ACKNOWLEDGEMENT', 'CONFIRMATION_WANTED'))
);
create index held_word_group on held_word (channel, tenant, group_id, held_at);
comment on table held_word is 'what would have made Qunli too loud: said later, several in one, unless it has become pointless';
