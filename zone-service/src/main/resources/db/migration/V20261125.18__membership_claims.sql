create table membership_claim (
    id                uuid        not null,
    zone_id           uuid        not null,
    channel           text        not null,
    tenant            text        not null,
    user_id           text        not null,
    door              text        not null,
    name              text,
    phone             text,
    state             text        not null,
    household_id      uuid,
    member_id         uuid,
    reason            text,
    made_at           timestamptz not null,
    settled_at        timestamptz,
    settled_by_role   text,
    settled_by_person uuid,
    settled_by_client text,
    version           bigint      not null,
    constraint membership_claim_pk primary key (id),
    constraint membership_claim_of_zone foreign key (zone_id) references zone (id),
    constraint membership_claim_of_household foreign key (household_id) references household (id),
    constraint membership_claim_of_member foreign key (member_id) references member (id),
    constraint membership_claim_state check (state in ('PENDING', 'ACCEPTED', 'REFUSED')),
    constraint membership_claim_settled check ((state = 'PENDING') = (settled_at is null)),
    constraint membership_claim_entered check ((state = 'ACCEPTED') = (member_id is not null))
);
create unique index membership_claim_pending on membership_claim (zone_id, channel, tenant, user_id)
    where state = 'PENDING';
create index membership_claim_by_zone on membership_claim (zone_id, state, id);
comment on column membership_claim.door is 'where they say they live, in their own words';
comment on column membership_claim.household_id is 'where they were entered, as whom stands in member_id';
