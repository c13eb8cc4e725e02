-- Computed once per paper and model; vector holds little-endian 32-bit floats.
create table paper_vector (
  paper_id bigint not null references paper (id),
  model varchar(80) not null,
  vector bytea not null,
  primary key (paper_id, model)
);
