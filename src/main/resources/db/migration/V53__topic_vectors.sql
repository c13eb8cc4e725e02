-- Computed once per topic and model, however many follow it. model ends with a digest of what was embedded.
create table topic_vector (
  topic_id bigint not null primary key references topic (id) on delete cascade,
  model varchar(120) not null,
  vector bytea not null
);
create index topic_vector_model on topic_vector (model);
