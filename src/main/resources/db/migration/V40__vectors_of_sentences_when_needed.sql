-- Two models' vectors stand in one row, and sentences are embedded for the papers that are picked. Rows are computed anew when missed.
delete from paper_vector;
alter table paper_vector drop column sentences;
create table sentence_vector (
  paper_id bigint not null references paper (id),
  model varchar(80) not null,
  vectors bytea not null,
  primary key (paper_id, model)
);
