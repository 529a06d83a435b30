-- A copy of households, for notices that are for some of them and for who has read what.
create table household (
    id       uuid    not null,
    zone     uuid    not null,
    building text,
    label    text,
    flags    text[]  not null,
    active   boolean not null,
    constraint household_pk primary key (id)
);
comment on column household.label is 'the door, e.g. 8-1203: told to the grid worker who goes there; gone with the household';
create index household_of_zone on household (zone) where active;
create index household_flagged on household using gin (flags) where active;
create index person_of_household on person (household) where household is not null and active;

alter table delivery
    add column attempts   int not null default 1,
    add column altered_at timestamptz;
comment on column delivery.attempts is 'how often a bot was given it';
comment on column delivery.altered_at is 'when a text that resembles the notice and differs from it was seen in the group';
-- What is put into a group is looked up by the group.
create index delivery_in_group on delivery (notice, channel, tenant, group_id);
create index delivery_of_zone on delivery (zone, notice);

-- A notice for households with a flag is said to each in private.
create table household_word (
    id          uuid        not null,
    notice      uuid        not null,
    household   uuid        not null,
    zone        uuid        not null,
    district    text        not null,
    state       text        not null,
    reason      text,
    outstanding int         not null,
    created_at  timestamptz not null,
    settled_at  timestamptz,
    constraint household_word_pk primary key (id),
    constraint household_word_once unique (notice, household),
    constraint household_word_of_notice foreign key (notice) references notice (id),
    constraint household_word_state check (state in ('PENDING', 'FORWARDED', 'SKIPPED', 'FAILED', 'EXPIRED'))
);
comment on column household_word.outstanding is 'sayings to its members without a receipt; at 0 without a SENT it has failed';
create index household_word_of_zone on household_word (notice, zone);
