-- One row for each thing that came back: by its fingerprint each has its effect once. Without a valid token it names no reader.
create table returned (
  fingerprint varchar(64) primary key,
  subscriber_id bigint references subscriber (id) on delete cascade,
  mailed_on date,
  meaning varchar(12) not null,
  reason varchar(24) not null,
  evidence varchar(500) not null,
  came_at timestamp with time zone not null
);
create index returned_subscriber on returned (subscriber_id, mailed_on);
create index returned_came on returned (came_at);
