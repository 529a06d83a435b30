create table notice (
    id           uuid        not null,
    code         text        not null,
    status       text        not null,
    kind         text        not null,
    severity     text        not null,
    districts    text[]      not null,
    content      jsonb       not null,
    effective_at timestamptz,
    expires_at   timestamptz,
    drafted_by   text        not null,
    drafted_at   timestamptz not null,
    published_by text,
    published_at timestamptz,
    cancelled_at timestamptz,
    version      bigint      not null,
    constraint notice_pk primary key (id),
    constraint notice_code_unique unique (code),
    constraint notice_status check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    constraint notice_published check (status <> 'PUBLISHED' or published_at is not null),
    constraint notice_in_order check (effective_at is null or expires_at is null or effective_at < expires_at)
);
comment on column notice.code is 'short, to be read out on the phone';
comment on column notice.content is 'kind, urgency, certainty, source, texts and targets as drafted; never changed once published';
create index notice_listed on notice (published_at desc, id) where status <> 'DRAFT';
create index notice_in_force on notice using gin (districts) where status = 'PUBLISHED';

create table delivery (
    id         uuid        not null,
    notice     uuid        not null,
    binding    uuid        not null,
    zone       uuid        not null,
    district   text        not null,
    channel    text        not null,
    tenant     text        not null,
    group_id   text        not null,
    forwarding text        not null,
    state      text        not null,
    reason     text,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint delivery_pk primary key (id),
    constraint delivery_once unique (notice, binding),
    constraint delivery_of_notice foreign key (notice) references notice (id),
    constraint delivery_state check (state in ('PENDING', 'FORWARDED', 'SKIPPED', 'FAILED', 'EXPIRED'))
);
create index delivery_pending on delivery (notice) where state = 'PENDING';
