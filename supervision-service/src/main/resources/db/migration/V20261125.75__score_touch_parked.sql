alter table score_touch add column parked boolean not null default false;
comment on column score_touch.parked is 'the request could not be judged: set aside, so that it keeps no other from it';
create index score_touch_of_request on score_touch (request);
