-- Administration of what isn't applied: lists page by seq.
create index feed_held_listed on feed_held (feed, seq);

-- Errors are told without any text of the event; what an earlier release wrote may hold some.
update feed_held set error = 'failed' where error is not null;
comment on column feed_held.error is 'kind and place of the failure, never a word of the event';
comment on column feed_held.tries is 'failures when tried alone; waiting for a dependency is none';
