create index rumour_of_notice on rumour (notice) where notice is not null;
