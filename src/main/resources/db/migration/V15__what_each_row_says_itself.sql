-- A row holds what was reported under one name (identity) and keeps that for good; rows of one work are shown by one of them, to which
-- the others point (same_as). That one shows what all of them say together and keeps what it says itself in own.
alter table paper alter column name set data type varchar(310);
alter table paper add column identity varchar(300);
alter table paper add column own varchar;
update paper set identity = name where same_as is null;
create unique index paper_identity on paper (identity);
