-- A paper that fits a topic, and the evidence, once for everybody who follows the topic.
create table topic_match (
  topic_id bigint not null references topic (id),
  paper_id bigint not null references paper (id),
  rule_version varchar(40) not null,
  score double precision not null,
  words varchar not null,
  sentences varchar not null,
  primary key (topic_id, paper_id, rule_version)
);

-- One subscriber's selection for one local day. inputs and rule_version are enough to make it again.
create table digest (
  subscriber_id bigint not null references subscriber (id) on delete cascade,
  issue_date date not null,
  rule_version varchar(40) not null,
  inputs varchar not null,
  left_out integer not null,
  composed_at timestamp with time zone not null,
  primary key (subscriber_id, issue_date)
);

-- What a digest shows; the key is the promise that no paper reaches a person twice.
create table pick (
  subscriber_id bigint not null references subscriber (id) on delete cascade,
  paper_id bigint not null references paper (id),
  issue_date date not null,
  position integer not null,
  topic_id bigint not null references topic (id),
  late boolean not null,
  primary key (subscriber_id, paper_id)
);
create index pick_digest on pick (subscriber_id, issue_date);
