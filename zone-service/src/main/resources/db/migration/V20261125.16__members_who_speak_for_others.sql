-- A proxy lives elsewhere and speaks for a household. To consumers that is a member of another kind.
alter table member
    add column kind               text not null default 'RESIDENT',
    add column speaks_for         uuid,
    add column relation           text,
    add column phone              text,
    add column valid_until        timestamptz,
    add column verified_by_role   text,
    add column verified_by_person uuid,
    add column ended_at           timestamptz,
    add column ending             text,
    add column merged_into        uuid,
    add constraint member_kind check (kind in ('RESIDENT', 'PROXY')),
    add constraint member_proxy check (kind = 'PROXY' or num_nonnulls(speaks_for, relation, valid_until) = 0),
    add constraint member_proxy_without_token check (kind = 'RESIDENT' or subject is null),
    add constraint member_ending check (ending in ('LEFT', 'REVOKED', 'EXPIRED', 'HOUSEHOLD_CLOSED', 'MERGED')),
    add constraint member_merged check ((ending = 'MERGED') = (merged_into is not null)),
    add constraint member_speaks_for_member foreign key (speaks_for) references member (id),
    add constraint member_merged_into_member foreign key (merged_into) references member (id);
comment on column member.speaks_for is 'the member for whom a proxy speaks; null: for the whole household';
comment on column member.valid_until is 'until when a proxy may speak; null: until revoked';
comment on column member.merged_into is 'the member that this one turned out to be';
comment on column member.ending is 'null while active, and for those who left before it was kept';
comment on column member.verified_by is 'the client of the call; who it was stands beside it';

create index member_expiring on member (valid_until, id) where active and valid_until is not null;
create index member_named on member (zone_id, lower(name) text_pattern_ops, id) where active and name is not null;
create index member_unverified on member (zone_id, id) where active and verified_at is null;
create index member_spoken_for on member (speaks_for) where speaks_for is not null;
create index member_merged_from on member (merged_into) where merged_into is not null;

-- A daughter who lives in one zone may speak for her mother in another: as whom is part of the key.
alter table chat_identity
    drop constraint chat_identity_holder_kind,
    add constraint chat_identity_holder_kind check (holder_kind in ('MEMBER', 'OFFICER', 'PROXY'));

create table member_history (
    id           uuid        not null,
    member_id    uuid        not null,
    at           timestamptz not null,
    what         text        not null,
    household_id uuid        not null,
    zone_id      uuid        not null,
    method       text,
    reason       text,
    other_member uuid,
    by_role      text,
    by_person    uuid,
    by_client    text,
    constraint member_history_pk primary key (id),
    constraint member_history_of_member foreign key (member_id) references member (id),
    constraint member_history_what check (what in ('ENTERED', 'CHAT_LINKED', 'VERIFIED', 'VERIFICATION_REVOKED',
        'MOVED', 'LEFT', 'REVOKED', 'EXPIRED', 'HOUSEHOLD_CLOSED', 'MERGED', 'TOOK_OVER')),
    constraint member_history_by_role check (by_role in ('ADMIN', 'OFFICER', 'RESIDENT', 'FRONTEND', 'QUNLI'))
);
create index member_history_of_member_by_time on member_history (member_id, at, id);
comment on table member_history is 'what became of a member; the last row at or before a moment says where they were';
comment on column member_history.household_id is 'where they were after it';
comment on column member_history.other_member is 'with whom they were merged';
comment on column member_history.by_client is 'the client of the call, for the audit trail only';

insert into member_history (id, member_id, at, what, household_id, zone_id)
select gen_random_uuid(), id, created_at, 'ENTERED', household_id, zone_id from member;
insert into member_history (id, member_id, at, what, household_id, zone_id, method, by_client)
select gen_random_uuid(), id, verified_at, 'VERIFIED', household_id, zone_id, verified_method, verified_by
from member where verified_at is not null;
insert into member_history (id, member_id, at, what, household_id, zone_id)
select gen_random_uuid(), id, changed_at, 'LEFT', household_id, zone_id from member where not active;
