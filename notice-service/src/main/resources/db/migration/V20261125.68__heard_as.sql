-- A message may be told as a claim and as the question that it opened: the second adds who asks.
alter table rumour_heard add column rumour uuid;
comment on column rumour_heard.rumour is 'as which it was heard';
