-- What is pending in a group that was released.
create index delivery_pending_in_group on delivery (binding) where state = 'PENDING';
