-- For each service a database, a role that serves (timeouts, rights on rows only) and a role that owns the tables and
-- migrates; for supervision two more, which alone may enter the covert schema. Run by psql as a superuser; repeatable.
-- Passwords come from the environment: they are in no file and in no argument.
\set ON_ERROR_STOP on
\getenv zone ZONE_PASSWORD
\getenv zone_owner ZONE_OWNER_PASSWORD
\getenv request REQUEST_PASSWORD
\getenv request_owner REQUEST_OWNER_PASSWORD
\getenv supervision SUPERVISION_PASSWORD
\getenv supervision_owner SUPERVISION_OWNER_PASSWORD
\getenv supervision_watch SUPERVISION_WATCH_PASSWORD
\getenv supervision_watch_owner SUPERVISION_WATCH_OWNER_PASSWORD
\getenv notice NOTICE_PASSWORD
\getenv notice_owner NOTICE_OWNER_PASSWORD

create temporary table role (name text, password text, serves boolean, own_database text);
insert into role values
    ('zone', :'zone', true, 'zone'),
    ('zone_owner', :'zone_owner', false, 'zone'),
    ('request', :'request', true, 'request'),
    ('request_owner', :'request_owner', false, 'request'),
    ('supervision', :'supervision', true, 'supervision'),
    ('supervision_owner', :'supervision_owner', false, 'supervision'),
    ('supervision_watch', :'supervision_watch', true, 'supervision'),
    ('supervision_watch_owner', :'supervision_watch_owner', false, 'supervision'),
    ('notice', :'notice', true, 'notice'),
    ('notice_owner', :'notice_owner', false, 'notice');

select format('create role %I', name) from role
where not exists (select 1 from pg_roles where rolname = name) \gexec
-- The statement holds a password: it must not reach the server's log, whatever that logs.
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';
select format('alter role %I login password %L', name, password) from role \gexec
-- A frozen pod must not hold back every feed. Who migrates may take longer.
select format('alter role %I set idle_in_transaction_session_timeout = %L', name, '5s') from role where serves \gexec
select format('alter role %I set transaction_timeout = %L', name, '5s') from role where serves \gexec
-- The feed's asOf needs the start of the oldest writer, whoever it is.
select format('grant pg_read_all_stats to %I', name) from role where serves \gexec

select format('create database %I owner %I', own_database, own_database || '_owner')
from (select distinct own_database from role) as wanted
where not exists (select 1 from pg_database where datname = own_database) \gexec
select format('revoke all on database %I from public', own_database) from role \gexec
select format('grant connect, temporary on database %I to %I', own_database, name) from role where name = own_database \gexec
grant connect on database supervision to supervision_watch;
grant connect, create on database supervision to supervision_watch_owner;

\c zone
alter schema public owner to zone_owner;
revoke all on schema public from public;
grant usage on schema public to zone;
alter default privileges for role zone_owner in schema public grant select, insert, update, delete on tables to zone;
alter default privileges for role zone_owner in schema public grant usage, select on sequences to zone;

\c request
alter schema public owner to request_owner;
revoke all on schema public from public;
grant usage on schema public to request;
alter default privileges for role request_owner in schema public grant select, insert, update, delete on tables to request;
alter default privileges for role request_owner in schema public grant usage, select on sequences to request;

\c supervision
alter schema public owner to supervision_owner;
revoke all on schema public from public;
grant usage on schema public to supervision;
alter default privileges for role supervision_owner in schema public grant select, insert, update, delete on tables to supervision;
alter default privileges for role supervision_owner in schema public grant usage, select on sequences to supervision;
create schema if not exists watch authorization supervision_watch_owner;

\c notice
alter schema public owner to notice_owner;
revoke all on schema public from public;
grant usage on schema public to notice;
alter default privileges for role notice_owner in schema public grant select, insert, update, delete on tables to notice;
alter default privileges for role notice_owner in schema public grant usage, select on sequences to notice;
