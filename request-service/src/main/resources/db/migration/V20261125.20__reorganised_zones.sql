-- Whoever was of a zone before it was split may still be in a group of the other part.
create table zone_kin (
    zone uuid not null,
    kin  uuid not null,
    constraint zone_kin_pk primary key (zone, kin)
);
comment on table zone_kin is 'zones that were one, both ways';

-- A quote is looked up in its conversation, whichever zone the group serves by now.
create index talk_of_conversation on talk (channel, tenant, conversation, at desc, id desc);
