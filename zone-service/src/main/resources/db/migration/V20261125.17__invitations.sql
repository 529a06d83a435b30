create table invitation (
    id               uuid        not null,
    household_id     uuid        not null,
    member_id        uuid,
    code_hash        bytea       not null,
    verifies         boolean     not null,
    issued_by_role   text        not null,
    issued_by_person uuid,
    issued_by_client text        not null,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    max_uses         int         not null,
    uses             int         not null,
    revoked_at       timestamptz,
    version          bigint      not null,
    constraint invitation_pk primary key (id),
    constraint invitation_code unique (code_hash),
    constraint invitation_of_household foreign key (household_id) references household (id),
    constraint invitation_for_member foreign key (member_id) references member (id),
    constraint invitation_uses check (max_uses between 1 and 20 and uses between 0 and max_uses),
    constraint invitation_expires check (expires_at > created_at)
);
create index invitation_by_household on invitation (household_id, id);
comment on column invitation.code_hash is 'SHA-256; the code is shown once and kept nowhere';
comment on column invitation.member_id is 'whom the redeeming chat id is given to; null: to a new member';
comment on column invitation.verifies is 'whether whoever redeems it is verified by that, as the policy was then';

create table invitation_use (
    invitation_id uuid        not null,
    member_id     uuid        not null,
    at            timestamptz not null,
    constraint invitation_use_pk primary key (invitation_id, member_id),
    constraint invitation_use_of_invitation foreign key (invitation_id) references invitation (id),
    constraint invitation_use_by_member foreign key (member_id) references member (id)
);

create table redemption_allowance (
    scope   text        not null,
    full_at timestamptz not null,
    constraint redemption_allowance_pk primary key (scope)
);
create index redemption_allowance_full on redemption_allowance (full_at);
comment on table redemption_allowance is 'how far each sender, front-end and zone has used up its tries';
comment on column redemption_allowance.scope is 'SHA-256 of what is limited and whose it is';
comment on column redemption_allowance.full_at is 'when all tries are there again';
