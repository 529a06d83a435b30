alter table zone add column merged_into uuid,
    add constraint zone_merged_into foreign key (merged_into) references zone (id),
    add constraint zone_merged_is_lifted check (merged_into is null or status = 'LIFTED');
comment on column zone.merged_into is 'where its households, groups and officers went; it is lifted since';

create table reorganisation (
    id               uuid        not null,
    district         text        not null,
    kind             text        not null,
    at               timestamptz not null,
    reason_zh        text        not null,
    reason_en        text        not null,
    source_authority text,
    source_link      text,
    source_document  text,
    announced_by     text        not null,
    zones            uuid[]      not null,
    moves            jsonb       not null,
    constraint reorganisation_pk primary key (id),
    constraint reorganisation_of_district foreign key (district) references district (code),
    constraint reorganisation_kind check (kind in ('SPLIT', 'MERGE', 'REPARENT'))
);
create index reorganisation_by_district on reorganisation (district, id);
create index reorganisation_of_zones on reorganisation using gin (zones);
comment on table reorganisation is 'what was split, merged or put elsewhere; never changed';
comment on column reorganisation.zones is 'every zone that took part';
comment on column reorganisation.moves is 'from, to and how many of what';

-- Subjects that a reorganisation moved by one event and whose own state has yet to be told anew, so that a
-- consumer which begins from the states alone learns it too.
create table restatement (
    kind       text not null,
    subject_id uuid not null,
    constraint restatement_pk primary key (kind, subject_id),
    constraint restatement_kind check (kind in ('HOUSEHOLD', 'MEMBER'))
);

-- Whoever enters a household or a group looked at the zone before it was merged: they look again.
create function refuse_merged_zone() returns trigger language plpgsql as $$
begin
    perform 1 from zone where id = new.zone_id and merged_into is not null for key share;
    if found then
        raise exception 'zone was merged' using errcode = 'serialization_failure';
    end if;
    return new;
end $$;
create trigger household_not_into_merged_zone before insert on household
    for each row execute function refuse_merged_zone();
create trigger group_not_into_merged_zone before insert on group_binding
    for each row execute function refuse_merged_zone();
