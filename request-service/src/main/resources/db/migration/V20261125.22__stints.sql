alter table duty_interval
    add column posts  text[],
    add column duties text[];
comment on column duty_interval.posts is 'posts filled in this interval, the foremost first; null: the roster''s';
comment on column duty_interval.duties is 'matters answered for in this interval; null: the roster''s';
