alter table control_change
    add column lift_unknown boolean not null default false,
    add column cancelled_by text,
    drop constraint control_change_state;
alter table control_change
    add constraint control_change_state check (state in ('SCHEDULED', 'APPLIED', 'REFUSED', 'CANCELLED')),
    add constraint control_change_lift check (not (lift_unknown and expected_lift_at is not null)),
    add constraint control_change_cancelled check (cancelled_by is null or state = 'CANCELLED');
comment on column control_change.lift_unknown is 'takes the expected lift back: nobody can say any more';
create index control_change_scheduled on control_change (zone_id, effective_at) where state = 'SCHEDULED';
