-- Who has the same need as a request, and is told when it is answered and solved.
create table request_follower (
    request       uuid        not null,
    follower      text        not null,
    household     uuid,
    member        uuid,
    channel       text,
    tenant        text,
    user_id       text,
    group_id      text,
    name          text,
    since         timestamptz not null,
    unsolved_at   timestamptz,
    constraint request_follower_pk primary key (request, follower),
    constraint request_follower_of_request foreign key (request)
        references resident_request (id) on delete cascade,
    constraint request_follower_chat check ((user_id is null) = (channel is null or tenant is null))
);
create index request_follower_household on request_follower (household) where household is not null;
create index request_follower_member on request_follower (member) where member is not null;
create index request_follower_chat on request_follower (user_id, channel, tenant) where user_id is not null;
comment on column request_follower.follower is 'household/<id>, or chat/<channel>/<tenant>/<user> of a guest: who follows twice is one';
comment on column request_follower.group_id is 'the group in which they said so; null: by API or in private';
comment on column request_follower.unsolved_at is 'when they said that it isn''t solved for them; the request stays as it is';

create table follower_told (
    request uuid        not null,
    cycle   int         not null,
    what    text        not null,
    at      timestamptz not null,
    constraint follower_told_pk primary key (request, cycle, what),
    constraint follower_told_of_request foreign key (request)
        references resident_request (id) on delete cascade,
    constraint follower_told_what check (what in ('ANSWERED', 'RESOLVED'))
);
comment on table follower_told is 'what the followers of a request were told already, once a cycle';

alter table resident_request
    add column duplicate_of uuid,
    add constraint resident_request_duplicate check (duplicate_of is null or status = 'DUPLICATE');
create index resident_request_duplicate_of on resident_request (duplicate_of) where duplicate_of is not null;
comment on column resident_request.duplicate_of is 'the one that goes on in its place; never itself a duplicate';
