-- By which a host knows the version that we have stored of an address (RFC 9110, 8.8).
create table http_validator (
  address varchar(2000) primary key,
  etag varchar(500),
  last_modified varchar(100),
  kept_at timestamp with time zone not null
);

-- Until when a group of hosts wants to be left alone; outlives the process, so that a restart is no excuse.
create table http_rest (
  host_group varchar(300) primary key,
  rests_until timestamp with time zone not null
);
