-- What the filters of lists are looked up by; each list goes on in the order of ids.
create index zone_by_status on zone (district, status, id);
create index zone_within_by_parent on zone (parent_id, id) where parent_id is not null;
create index zone_by_change on zone (district, changed_at);

create index member_by_kind on member (zone_id, kind, id) where active;
