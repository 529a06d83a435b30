alter table member
    add column kind        text not null default 'RESIDENT',
    add column merged_into uuid;
comment on column member.kind is 'RESIDENT, or PROXY: speaks for the household without living there';
comment on column member.merged_into is 'the member that this one turned out to be';

alter table talk add column by_proxy boolean not null default false;
comment on column talk.by_proxy is 'said by somebody who speaks for the household from elsewhere';
create index talk_member on talk (member) where member is not null;

alter table resident_request add column by_proxy boolean not null default false;
comment on column resident_request.by_proxy is 'raised by somebody who speaks for the household from elsewhere';
create index resident_request_member on resident_request (member) where member is not null;
create index request_update_member on request_update (member) where member is not null;
