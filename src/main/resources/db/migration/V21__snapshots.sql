-- The bytes of a mail from its first attempt until its end: every attempt sends the same, whatever has changed since.
create table snapshot (
  delivery_id bigint primary key references delivery (id) on delete cascade,
  envelope_from varchar(320) not null,
  source bytea not null
);
