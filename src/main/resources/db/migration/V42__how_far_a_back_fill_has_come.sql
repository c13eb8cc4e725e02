-- How far the filling of many days from one source has come: its own mark of the place where it goes on, should it be stopped.
create table back_fill (
  source varchar(40) primary key,
  from_day date not null,
  to_day date not null,
  bookmark varchar not null,
  begun_at timestamp with time zone not null
);
