-- Couriers that stopped because something concerns all mails, and why; a row goes with the first mail that is taken again.
create table halt (
  owner varchar(120) primary key,
  reason varchar(1000) not null,
  since timestamp with time zone not null
);
