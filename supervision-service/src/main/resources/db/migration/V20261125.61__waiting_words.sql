-- A reminder is written when its step fires, and said when the officer's pace and the hour allow it.
alter table reminder drop constraint reminder_state;
alter table reminder
    add constraint reminder_state check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'WITHDRAWN')),
    add column send_after timestamptz;
create index reminder_waiting on reminder (send_after) where state = 'WAITING';
create index reminder_waiting_for on reminder (recipient) where state = 'WAITING';
create index reminder_of_clock on reminder (clock) where state in ('WAITING', 'SENDING', 'SENT');
comment on column reminder.send_after is 'WAITING until then: for the last word to be a while ago, or for the morning';

create table pace (
    officer uuid        not null,
    said_at timestamptz,
    since   timestamptz,
    words   int         not null,
    constraint pace_pk primary key (officer)
) with (fillfactor = 70);
comment on table pace is 'whoever holds the row is the only one who speaks to the officer';
comment on column pace.words is 'said since "since": so many in an hour at most';
