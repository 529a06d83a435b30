alter table duty
    add column posts  text[],
    add column duties text[];
comment on column duty.posts is 'posts filled in this interval, the foremost first; null: the roster''s';
comment on column duty.duties is 'matters answered for in this interval; null: the roster''s';
