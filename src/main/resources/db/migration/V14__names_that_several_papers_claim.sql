-- A name may be claimed by several rows, such as a DOI that was given to two arXiv papers; which of them has it is decided by what they
-- all are, and not by who came first.
create table paper_name (
  alias varchar(300) not null,
  paper_id bigint not null references paper (id),
  primary key (alias, paper_id)
);
create index paper_name_paper on paper_name (paper_id);
insert into paper_name (alias, paper_id) select alias, paper_id from paper_alias;
drop table paper_alias;
