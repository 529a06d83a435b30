-- What a team does about an escalation: nobody else learns that it does anything.
create table taking (
    escalation uuid        not null,
    subject    text        not null,
    taken_at   timestamptz not null,
    outcome    text,
    settled_at timestamptz,
    constraint taking_pk primary key (escalation)
);
comment on column taking.subject is 'who took it up first';
grant select, insert, update on taking to ${watchRole};
