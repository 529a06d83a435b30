create table category (
    code    text   not null,
    name_zh text   not null,
    name_en text   not null,
    posts   text[] not null,
    version bigint not null,
    constraint category_pk primary key (code),
    constraint category_posts check (cardinality(posts) > 0)
);
comment on column category.posts is 'who is responsible, in order, where nobody on duty has the category among their duties';

insert into category (code, name_zh, name_en, posts, version)
values ('MEDICINE', '药品', 'Medicine', '{MEDICAL_WORKER,GRID_WORKER,VILLAGE_CADRE,VOLUNTEER}', 0),
       ('MEDICAL_CARE', '就医', 'Medical care', '{MEDICAL_WORKER,TOWNSHIP_CADRE,VILLAGE_CADRE}', 0),
       ('SUPPLIES', '生活物资', 'Supplies', '{VILLAGE_CADRE,GRID_WORKER,VOLUNTEER,TOWNSHIP_CADRE}', 0),
       ('TESTING', '采样检测', 'Testing', '{MEDICAL_WORKER,GRID_WORKER,VILLAGE_CADRE}', 0),
       ('SANITATION', '环境卫生', 'Sanitation', '{VILLAGE_CADRE,GRID_WORKER,VOLUNTEER}', 0),
       ('UTILITIES', '水电气网', 'Utilities', '{VILLAGE_CADRE,GRID_WORKER,TOWNSHIP_CADRE}', 0),
       ('CONTROL_RULES', '管控政策', 'Control rules', '{TOWNSHIP_CADRE,POLICE_OFFICER,VILLAGE_CADRE}', 0),
       ('WELFARE', '关爱帮扶', 'Welfare', '{GRID_WORKER,VILLAGE_CADRE,TOWNSHIP_CADRE,VOLUNTEER}', 0),
       ('CONDUCT', '工作作风', 'Conduct', '{TOWNSHIP_CADRE,VILLAGE_CADRE}', 0),
       ('RUMOUR', '传言核实', 'Rumour', '{TOWNSHIP_CADRE,POLICE_OFFICER,VILLAGE_CADRE}', 0),
       ('OTHER', '其他', 'Other', '{GRID_WORKER,VILLAGE_CADRE,TOWNSHIP_CADRE}', 0);
