-- The transaction that applies an import holds back every feed of the server, so whatever can be worked out
-- before it is (docs/adr/0013).

-- The same order as before, without regular expressions for what is all digits or has none. Not strict: a
-- strict function of this shape wouldn't be inlined.
create or replace function natural_order(part text) returns text
    language sql immutable parallel safe
    return case
        when translate(part, '0123456789', '') = part then part
        when length(part) <= 10 and translate(part, '0123456789', '') = '' then right('0000000000' || part, 10)
        else regexp_replace(regexp_replace(part, '([0-9]+)', '0000000000\1', 'g'),
                            '[0-9]*([0-9]{10})', '\1', 'g')
    end;

-- An import brings the order along; for everybody else the database fills it in, as it did when it was generated.
alter table household alter column door_order drop expression;

create function household_in_order() returns trigger language plpgsql as $$
begin
    new.door_order := natural_order(new.building) || E'\x01' || natural_order(new.unit) || E'\x01' || natural_order(new.room);
    return new;
end $$;
create trigger household_in_order before insert on household
    for each row when (new.door_order is null) execute function household_in_order();
create trigger household_in_new_order before update of building, unit, room on household
    for each row execute function household_in_order();
comment on column household.door_order is
    'building, unit and room as people count them, separated by U+0001; set by a trigger where it isn''t given';

alter table household_import_plan add column door_order text collate "C" not null generated always as (
    natural_order(building) || E'\x01' || natural_order(unit) || E'\x01' || natural_order(room)) stored;

-- One index of labels instead of two: bytes say as well whether two are the same.
create unique index household_label_once on household (zone_id, label collate "C") where active;
drop index household_label;
drop index household_by_label;
alter index household_label_once rename to household_label;

-- A household is entered into a zone that stands, looked up once for a statement instead of for each row.
drop trigger household_not_into_merged_zone on household;
create function refuse_merged_zones() returns trigger language plpgsql as $$
begin
    perform 1 from zone where id in (select distinct zone_id from come) and merged_into is not null for key share;
    if found then
        raise exception 'zone was merged' using errcode = 'serialization_failure';
    end if;
    return null;
end $$;
create trigger household_not_into_merged_zone after insert on household
    referencing new table as come for each statement execute function refuse_merged_zones();

-- As before, counted by zone at once: numbering the rows of each zone needed them sorted.
create or replace function coverage_by_household() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into coverage_touch (kind, zone_id)
        select 'ZONE', zone_id from come group by zone_id having count(*) > coverage_many();
        insert into coverage_touch (kind, zone_id, household_id)
        select 'HOUSEHOLD', zone_id, id from come
        where zone_id in (select zone_id from come group by zone_id having count(*) <= coverage_many());
    elsif tg_op = 'DELETE' then
        insert into coverage_touch (kind, zone_id) select distinct 'NUMBERS', zone_id from gone;
    else
        insert into coverage_touch (kind, zone_id, household_id)
        select distinct case when many then 'ZONE' else 'HOUSEHOLD' end, zone_id, case when not many then id end
        from (
            select zone_id, id, count(*) over (partition by zone_id) > coverage_many() as many
            from (
                select n.zone_id, n.id from come n join gone o on o.id = n.id
                where (n.zone_id, n.active) is distinct from (o.zone_id, o.active)
                union
                select o.zone_id, o.id from come n join gone o on o.id = n.id where n.zone_id <> o.zone_id) changed) touched;
    end if;
    return null;
end $$;

-- The same for whatever else is entered into a zone. After the statement: by then its foreign key has waited for
-- a merge that holds the zone, and what that did shows.
drop trigger group_not_into_merged_zone on group_binding;
create trigger group_not_into_merged_zone after insert on group_binding
    referencing new table as come for each statement execute function refuse_merged_zones();
create trigger member_not_into_merged_zone after insert on member
    referencing new table as come for each statement execute function refuse_merged_zones();
create trigger member_not_moved_into_merged_zone after update of zone_id on member
    for each row when (old.zone_id <> new.zone_id) execute function refuse_merged_zone();
create trigger roster_not_into_merged_zone after insert on roster_entry
    referencing new table as come for each statement execute function refuse_merged_zones();
