-- In a database that another one is, or was, moved into: begun, and finished when all of it was compared.
create table move (
  begun_at timestamp with time zone primary key,
  finished_at timestamp with time zone
);
