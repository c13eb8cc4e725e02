-- A row to be locked while reports are put together with what is known: two processes that store at the same time would not see each
-- other's new rows, and take one work for two.
create table storing (
  turn varchar(20) primary key,
  taken_at timestamp with time zone not null
);
