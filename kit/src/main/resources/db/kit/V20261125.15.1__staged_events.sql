-- Events prepared ahead of the transaction that makes them true, for changes of very many subjects.
create table event_staged (
    batch    uuid   not null,
    subject  text   not null,
    event_id uuid   not null,
    type     text   not null,
    district text   not null,
    zone     uuid,
    ends     boolean not null,
    state    boolean not null,
    data     jsonb  not null,
    personal jsonb,
    constraint event_staged_pk primary key (batch, subject)
);
comment on table event_staged is 'not events yet: nobody is served from here';
