alter table resident_request
    add column routed_by           text,
    add column assigned_at         timestamptz,
    add column objections          int     not null default 0,
    add column unresolvable_reason text,
    add column unresolvable_way    text,
    add constraint resident_request_objections check (objections >= 0);
comment on column resident_request.routed_by is 'why it is the assignee''s; null: assigned by a release before';
comment on column resident_request.objections is 'how often an officer said that it is not theirs';
comment on column resident_request.unresolvable_reason is 'of a proposal that a second officer hasn''t confirmed, or of the end';

-- Whose it was, and why. The row of the request tells the present; here stands the past of those
-- that changed hands, the first assignee included.
create table request_assignment (
    id         uuid        not null,
    request    uuid        not null,
    officer    uuid,
    post       text,
    reason     text,
    decided_by uuid,
    note       text,
    at         timestamptz not null,
    constraint request_assignment_pk primary key (id),
    constraint request_assignment_of_request foreign key (request)
        references resident_request (id) on delete cascade
);
create index request_assignment_request on request_assignment (request, id);
comment on column request_assignment.reason is 'null: not kept by a release before';
comment on column request_assignment.officer is 'null: nobody had it';
comment on column request_assignment.decided_by is 'the officer who decided it; null: Qunli, or an administrator';
comment on column request_assignment.note is 'in an officer''s words';

alter table district add column emergency_numbers jsonb;
comment on column district.emergency_numbers is '[{number, nameZh, nameEn}] as the zones feed tells them; null: those of emergency_number';

create table emergency_number (
    position int  not null,
    number   text not null,
    name_zh  text not null,
    name_en  text not null,
    constraint emergency_number_pk primary key (position)
);
comment on table emergency_number is 'what is called where a district told no numbers of its own';
insert into emergency_number (position, number, name_zh, name_en)
values (1, '120', '急救', 'ambulance'),
       (2, '110', '报警', 'police'),
       (3, '119', '火警', 'fire');

alter table duty_interval add column stands_in_for uuid[];
comment on column duty_interval.stands_in_for is 'officers in whose place this one serves then; null: none';
