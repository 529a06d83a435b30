alter table district add column emergency_numbers jsonb;
comment on column district.emergency_numbers is 'a list of {number, nameZh, nameEn}; null: those that ship';
