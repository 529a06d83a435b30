alter table resident_request
    add column rating       int,
    add column rating_words text,
    add column rated_at     timestamptz,
    add constraint resident_request_rating check (rating between 1 and 5 and rated_at is not null
                                                  or rating is null);
comment on column resident_request.rating is 'of the present cycle, 1 to 5; shown to the household alone';
