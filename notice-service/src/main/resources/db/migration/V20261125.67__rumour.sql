-- Claims that go around, and what is known of them.
create table rumour (
    id            uuid        not null,
    district      text        not null,
    zone          uuid        not null,
    claim         text        not null,
    state         text        not null,
    text_zh       text,
    text_en       text,
    notice        uuid,
    sources       jsonb       not null,
    decided_by    text,
    decided_at    timestamptz,
    word          int         not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    version       bigint      not null,
    constraint rumour_pk primary key (id),
    constraint rumour_notice foreign key (notice) references notice (id),
    constraint rumour_state check (state in ('OPEN', 'CLARIFIED', 'CONFIRMED_TRUE', 'UNFOUNDED', 'PAUSED')),
    constraint rumour_verdict_says_something check (
        state not in ('CLARIFIED', 'CONFIRMED_TRUE', 'UNFOUNDED') or (text_zh is not null and text_en is not null))
);
comment on column rumour.zone is 'where it was first heard';
comment on column rumour.word is 'which word on it is the last; whoever was told an earlier one is told each later one';
create index rumour_listed on rumour (last_seen_at desc, id);

create table rumour_wording (
    rumour uuid  not null,
    print  bytea not null,
    claim  text  not null,
    marks  int[] not null,
    constraint rumour_wording_pk primary key (rumour, print),
    constraint rumour_wording_of_rumour foreign key (rumour) references rumour (id)
);
comment on column rumour_wording.print is 'SHA-256 of the claim without the words around it, in the form in which texts are compared';
comment on column rumour_wording.marks is 'hashes of its pairs of signs';
create index rumour_wording_marks on rumour_wording using gin (marks);

create table rumour_sighting (
    rumour        uuid        not null,
    zone          uuid        not null,
    count         bigint      not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    constraint rumour_sighting_pk primary key (rumour, zone),
    constraint rumour_sighting_of_rumour foreign key (rumour) references rumour (id)
);
create index rumour_sighting_of_zone on rumour_sighting (zone);

create table rumour_heard (
    key uuid        not null,
    at  timestamptz not null,
    constraint rumour_heard_pk primary key (key)
);
comment on table rumour_heard is 'the messages or requests that were taken in: each counts once';

create table rumour_recipient (
    rumour         uuid    not null,
    is_group       boolean not null,
    channel        text    not null,
    tenant         text    not null,
    target         text    not null,
    zone           uuid,
    message        text,
    max_text_bytes int     not null,
    nearly         boolean not null,
    told           int,
    constraint rumour_recipient_pk primary key (rumour, is_group, channel, tenant, target),
    constraint rumour_recipient_of_rumour foreign key (rumour) references rumour (id)
);
comment on column rumour_recipient.nearly is 'nearly the same claim was made: the verdict may be said in the group';
comment on column rumour_recipient.told is 'the last word that was told there';
