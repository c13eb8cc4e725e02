-- By which names a paper goes that a reader brought along before any source reported it. Apart from paper_name, where whoever brings a
-- paper along would have a word on what others read; only that reader's digests look here, so as not to send what the reader knows.
create table brought_name (
  alias varchar(300) not null,
  paper_id bigint not null references paper (id) on delete cascade,
  primary key (alias, paper_id)
);
create index brought_name_paper on brought_name (paper_id);
