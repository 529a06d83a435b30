-- What people with power over others asked of this service. Written before anything is done.
create table audit_entry (
    id uuid constraint audit_entry_pk primary key,
    at timestamptz not null,
    client text not null,
    role text not null constraint audit_entry_role check (role in ('admin', 'auditor', 'desk', 'officer')),
    districts text[] not null,
    operation text not null,
    about text[] not null
);
comment on table audit_entry is 'append-only: who serves may add and read';
comment on column audit_entry.id is 'UUIDv7: in the order of time';
comment on column audit_entry.client is 'client and subject of the token, and the chat identity it acted for';
comment on column audit_entry.districts is 'of the claims of who asked: auditors of these see it; of an officer with an own token empty: every auditor of the cell does';
comment on column audit_entry.operation is 'method and path of the contract';
comment on column audit_entry.about is 'what stood in the path, in its order';
create index audit_entry_about on audit_entry using gin (about);

-- Whoever serves got all rights on new tables by default; those that could change the past are taken back.
-- An owner keeps them, so the owner must not be who serves.
do $$
declare
    serving record;
begin
    for serving in
        select distinct grantee from information_schema.role_table_grants
        where table_schema = current_schema() and table_name = 'audit_entry' and grantee not in (current_user, 'PUBLIC')
    loop
        execute format('revoke update, delete, truncate on audit_entry from %I', serving.grantee);
    end loop;
end
$$;
