-- How well a paper must fit, and whether one paper from next door may come along.
alter table subscriber add column strictness varchar(12) default 'BALANCED' not null;
alter table subscriber add column next_door boolean default true not null;
