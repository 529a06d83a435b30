create table reading_correction (
    id           uuid        not null,
    message_key  uuid        not null,
    district     text        not null,
    zone         uuid        not null,
    verdict      text        not null,
    category_was text,
    category     text,
    requests_was uuid[]      not null,
    requests     uuid[]      not null,
    officer      uuid,
    client       text        not null,
    reason       text,
    at           timestamptz not null,
    constraint reading_correction_pk primary key (id),
    constraint reading_correction_verdict check (verdict in ('REQUEST', 'NOT_A_REQUEST', 'CATEGORY', 'OTHER_REQUEST'))
);
create index reading_correction_message on reading_correction (message_key);
create index reading_correction_district on reading_correction (district, id);
comment on table reading_correction is 'what people said of how messages were read; kept to read better, with no words but the reason';
comment on column reading_correction.officer is 'who corrected it; null where only the front-end is known';
comment on column reading_correction.client is 'the account the call was made under';
comment on column reading_correction.category_was is 'of the request that it was read as; null where it was none';
