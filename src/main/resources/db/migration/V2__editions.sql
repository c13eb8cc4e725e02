-- A paper belongs to the edition of the day on which it was first announced, and to no other.
create table edition_paper (
  paper_id bigint primary key references paper (id),
  announced_on date not null,
  added_at timestamp with time zone not null
);
create index edition_paper_announced on edition_paper (announced_on);

-- One line for each source and announcement day: what came of asking it, most recently.
create table edition_source (
  announced_on date not null,
  source varchar(40) not null,
  label varchar(200) not null,
  status varchar(20) not null,
  found integer not null,
  added integer not null,
  merged integer not null,
  skipped varchar not null,
  note varchar not null,
  took_ms bigint not null,
  finished_at timestamp with time zone not null,
  primary key (announced_on, source)
);
