-- Notices refer to each other, wait for a second person or for their time, and may be for households.
alter table notice
    add column message_type       text not null default 'ALERT',
    add column refers_to          uuid,
    add column replaced_by        uuid,
    add column of_households      boolean not null default false,
    add column scheduled_at       timestamptz,
    add column drafter            text,
    add column approver           text,
    add column approved_at        timestamptz,
    add column publisher          text,
    add column bypass_reason      text,
    add column bypass_verdict     text,
    add column bypass_reviewer    text,
    add column bypass_reviewed_at timestamptz,
    add constraint notice_message_type check (message_type in ('ALERT', 'UPDATE', 'CANCEL')),
    add constraint notice_refers check ((message_type = 'ALERT') = (refers_to is null)),
    add constraint notice_refers_to foreign key (refers_to) references notice (id),
    add constraint notice_two_persons check (approver is null or approver is distinct from drafter),
    add constraint notice_verdict check (bypass_verdict in ('JUSTIFIED', 'UNJUSTIFIED')),
    drop constraint notice_status,
    add constraint notice_status check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'CANCELLED')),
    add constraint notice_scheduled check (status <> 'SCHEDULED' or scheduled_at is not null);
comment on column notice.refers_to is 'the earlier notice that this one updates or takes back';
comment on column notice.replaced_by is 'the later notice that took this one''s place or took it back';
comment on column notice.of_households is 'buildings or flags decide who gets it: it is matched again when a household changes';
comment on column notice.drafter is 'the person; drafted_by is the client of the call';
comment on column notice.bypass_reason is 'why one person was enough where two are needed; reviewed afterwards';
drop index notice_listed;
create index notice_listed on notice (published_at desc, id) where status in ('PUBLISHED', 'CANCELLED');
create index notice_due on notice (scheduled_at) where status = 'SCHEDULED';
create index notice_bypassed on notice (id) where bypass_reason is not null;
-- One notice has one successor, whatever two transactions do.
create unique index notice_replaces_once on notice (refers_to) where status in ('PUBLISHED', 'CANCELLED');
