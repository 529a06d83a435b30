-- What was looked at on the spot. Who did is kept elsewhere.
create table inspection (
    id       uuid        not null,
    district text        not null,
    zone     uuid        not null,
    at       timestamptz not null,
    constraint inspection_pk primary key (id)
);
create index inspection_newest on inspection (district, id);

create table finding (
    id          uuid        not null,
    inspection  uuid        not null,
    position    int         not null,
    district    text        not null,
    zone        uuid        not null,
    kind        text        not null,
    owner       uuid        not null,
    state       text        not null,
    found_at    timestamptz not null,
    reported_at timestamptz,
    report      text,
    ended_at    timestamptz,
    constraint finding_pk primary key (id),
    constraint finding_of foreign key (inspection) references inspection (id),
    constraint finding_state check (state in ('OPEN', 'REPORTED', 'PASSED', 'WITHDRAWN')),
    constraint finding_ended check ((state in ('PASSED', 'WITHDRAWN')) = (ended_at is not null))
);
create index finding_of_inspection on finding (inspection, position);
create index finding_owner on finding (owner, inspection);
comment on column finding.owner is 'the officer who has to put it right';
comment on column finding.report is 'the owner''s words, personal: what was done';

create table recheck (
    id      uuid        not null,
    finding uuid        not null,
    at      timestamptz not null,
    passed  boolean     not null,
    constraint recheck_pk primary key (id),
    constraint recheck_of foreign key (finding) references finding (id)
);
create index recheck_of_finding on recheck (finding, id);

create table finding_photo (
    finding    uuid    not null,
    about      uuid    not null,
    position   int     not null,
    url        text    not null,
    media_type text,
    shown      boolean not null,
    constraint finding_photo_pk primary key (finding, about, position),
    constraint finding_photo_of foreign key (finding) references finding (id)
);
comment on column finding_photo.about is 'the finding as it was found, a recheck, or the owner as they left it';
comment on column finding_photo.shown is 'whether the owner sees it too: a picture may tell who took it';
