-- A webhook is one more consumer of the log: where to, with which rights, how far.
create table webhook_subscription (
    id               uuid        not null,
    client           text        not null,
    url              text        not null,
    description      text,
    types            text[]      not null,
    audience         text[]      not null,
    district         text[]      not null,
    channel          text[]      not null,
    zone             uuid[]      not null,
    renewed_at       timestamptz not null,
    secret           bytea       not null,
    old_secret       bytea,
    old_secret_until timestamptz,
    status           text        not null,
    suspended_for    text,
    suspended_at     timestamptz,
    cursor_tx        xid8        not null,
    cursor_id        bigint      not null,
    course           int         not null default 0,
    attempts         int         not null default 0,
    next_at          timestamptz not null,
    test_id          uuid,
    lease            uuid,
    lease_until      timestamptz not null,
    created_at       timestamptz not null,
    version          bigint      not null default 1,
    constraint webhook_subscription_pk primary key (id),
    -- No audience, no row: whoever the log tells nothing (supervisors) leaves no trace in it either.
    constraint webhook_subscription_status check (status in ('ACTIVE', 'SUSPENDED')),
    constraint webhook_subscription_reason check ((status = 'SUSPENDED') = (suspended_for is not null)),
    constraint webhook_subscription_overlap check ((old_secret is null) = (old_secret_until is null))
);
create index webhook_subscription_of_client on webhook_subscription (client);
create index webhook_subscription_lease on webhook_subscription (lease_until);
comment on column webhook_subscription.client is 'client and subject of the token that made it: nobody else finds it';
comment on column webhook_subscription.audience is
    'with district, channel and zone: the claims it was made with, narrowed by each later call of its client with fewer';
comment on column webhook_subscription.renewed_at is 'the client''s last call: without one for a configured time it is suspended';
comment on column webhook_subscription.secret is
    'sealed with a key of the configuration, where there is one: then a dump alone can''t sign';
comment on column webhook_subscription.cursor_tx is
    'with cursor_id the place in event up to which everything was delivered or wasn''t for this reader';
comment on column webhook_subscription.course is
    'counts what the client turned (replay, resumption, another URL): a delivery begun before doesn''t move the cursor';
comment on column webhook_subscription.attempts is 'failed deliveries of the event after the cursor';
comment on column webhook_subscription.test_id is 'id of a test event that was asked for and not sent yet';
comment on column webhook_subscription.lease is 'the pod at work; one at a time until lease_until';

create table webhook_delivery (
    seq          bigint      not null generated always as identity,
    subscription uuid        not null,
    event_id     uuid        not null,
    type         text        not null,
    attempt      int         not null,
    at           timestamptz not null,
    reason       text,
    http_status  int,
    took_ms      int         not null,
    next_at      timestamptz,
    constraint webhook_delivery_pk primary key (seq),
    constraint webhook_delivery_of_subscription foreign key (subscription)
        references webhook_subscription (id) on delete cascade
);
create index webhook_delivery_of on webhook_delivery (subscription, seq desc);
create index webhook_delivery_age on webhook_delivery (at);
comment on column webhook_delivery.reason is 'why it failed; null: delivered';

insert into kit_secret (name, value)
values ('webhook', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
