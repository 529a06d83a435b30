alter table zone
    add column answer_zh text,
    add column answer_en text;
comment on column zone.answer_zh is '"when does it end?" in dated sentences, as zone-service tells them; null: not told yet';
