-- A publication writes ten thousand deliveries at once, and pays for each index of theirs ten thousand times. What is put into
-- a group is found by the group's binding, of which there is one.
drop index delivery_in_group;
create index binding_in_chat on binding (channel, tenant, group_id);
