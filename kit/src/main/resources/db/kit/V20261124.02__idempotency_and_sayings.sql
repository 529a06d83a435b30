create table idempotency_key (
    client     text        not null,
    key        text        not null,
    request    bytea       not null,
    status     int         not null,
    headers    jsonb       not null,
    body       jsonb,
    created_at timestamptz not null,
    constraint idempotency_key_pk primary key (client, key)
);
create index idempotency_key_age on idempotency_key (created_at);
comment on column idempotency_key.request is 'SHA-256 of operation and body: the same key with another body is refused';

create table saying (
    id            uuid        not null,
    kind          text        not null,
    subject       text        not null,
    district      text        not null,
    zone          uuid,
    channel       text        not null,
    tenant        text        not null,
    group_id      text,
    person_id     text,
    privacy       text        not null,
    text_zh       text        not null,
    text_en       text        not null,
    quote_message text,
    mentions      jsonb       not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    status        text        not null,
    reason        text,
    message_id    text,
    settled_at    timestamptz,
    constraint saying_pk primary key (id),
    constraint saying_privacy check (privacy in ('GROUP', 'PRIVATE')),
    -- A private word never falls back to a group: a row can't even say so.
    constraint saying_target check (
        (privacy = 'GROUP' and group_id is not null and person_id is null)
        or (privacy = 'PRIVATE' and person_id is not null and group_id is null)),
    constraint saying_status check (
        status in ('PENDING', 'SENT', 'AWAITING_OPERATOR', 'FAILED', 'UNSUPPORTED'))
);
create index saying_unsettled on saying (expires_at) where status in ('PENDING', 'AWAITING_OPERATOR');
create index saying_of_subject on saying (subject);
