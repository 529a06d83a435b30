create table talk (
    id           uuid        not null,
    channel      text        not null,
    tenant       text        not null,
    conversation text        not null,
    message_id   text        not null,
    district     text        not null,
    zone         uuid        not null,
    direct       boolean     not null,
    speaker      text        not null,
    sender_id    text        not null,
    display_name text,
    member       uuid,
    officer      uuid,
    text         text        not null,
    details      jsonb       not null,
    at           timestamptz not null,
    edited_at    timestamptz,
    recalled_at  timestamptz,
    awaits_new   boolean     not null,
    requests     uuid[]      not null,
    constraint talk_pk primary key (id),
    constraint talk_message unique (channel, tenant, conversation, message_id),
    constraint talk_speaker check (speaker in ('RESIDENT', 'OFFICER', 'GUEST', 'QUNLI'))
);
create index talk_zone on talk (zone, at, id) where not direct;
comment on column talk.conversation is 'group:<id> or direct:<sender>; message ids of some platforms are unique only inside a chat';
comment on column talk.awaits_new is 'an edit or recall came before its message';
comment on column talk.details is 'attachments, quote, mentions, location and reply address as they came';

create table message_receipt (
    channel      text        not null,
    tenant       text        not null,
    conversation text        not null,
    message_id   text        not null,
    kind         text        not null,
    content      bytea       not null,
    message_key  uuid        not null,
    answer       jsonb,
    received_at  timestamptz not null,
    constraint message_receipt_pk primary key (channel, tenant, conversation, message_id, kind, content)
);
comment on table message_receipt is 'one row for each delivery with an effect; the same delivery again gets the stored answer';
comment on column message_receipt.content is 'SHA-256 of text, attachment addresses and location';
